"""The words of typed references to labels: what the tagger sees, what it says, how sure it is."""

from procsead_refs.parsing.tagger.crf import Model, load, marked, plain

__all__ = ["Model", "load", "marked", "plain"]
