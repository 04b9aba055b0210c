"""References with the tagger's labels typed in: {label:words}, read by all the steps behind it."""

import re

from procsead_refs.parsing.draft import Draft
from procsead_refs.parsing.fields import pieces
from procsead_refs.parsing.steps import STEPS
from procsead_refs.parsing.tokens import split


def read(marked, before=None, lead=""):
    raw, places = "", []
    for piece in re.split(r"(\{\w+:[^{}]*\})", marked):
        if piece.startswith("{"):
            label, _, text = piece[1:-1].partition(":")
            places.append((len(raw), len(raw) + len(text), label))
            raw += text
        else:
            raw += piece
    tokens = split(raw)
    labels = [
        next((label for start, end, label in places if start <= at < end), "other")
        for at in tokens.starts
    ]
    draft = Draft(tokens, pieces(tokens, labels), before, lead)
    for step in STEPS:
        step(draft)
    return draft


def told(row, between=", "):
    """Return the fields that a row tells, by CSL variable: "title Lists, volume 67"."""
    pairs = (one.partition(" ") for one in row.split(between) if one)
    return {variable: value for variable, _, value in pairs}


def texts_of(draft, variables):
    """Return what a draft has in these variables; "None" where it has nothing."""
    return {variable: str(draft.texts.get(variable)) for variable in variables}
