"""`python -m procsead_refs` is the console script."""

from procsead_refs.cli import main

main()
