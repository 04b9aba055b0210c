"""What every writer needs: the places of edits checked, and pieces of the source replaced."""
