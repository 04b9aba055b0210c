"""Labelled references to a model of the tagger: `train`, and all that only it needs."""

from procsead_refs.parsing.training.recipe import Recipe, train

__all__ = ["Recipe", "train"]
