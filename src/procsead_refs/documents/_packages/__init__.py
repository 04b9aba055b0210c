"""The kinds that are zip files of XML parts (Word, OpenDocument): opened, patched, packed again."""
