"""The one error that a person sees: a line with file, place, cause and remedy."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is an answer to the user, not a fault of the program
    """It could not be done, said in one line; the command line turns it into exit code 2.

    Args:
        cause: what is wrong, as a clause without a full stop.
        where: the file or the thing it is about, with its place ("refs/library.bib:12").
        remedy: what to do about it.
    """

    def __init__(self, cause: str, *, where: object = "", remedy: str = "") -> None:
        self.cause = cause
        self.where = str(where)
        self.remedy = remedy
        place = f"{self.where}: " if self.where else ""
        advice = f"; {remedy}" if remedy else ""
        super().__init__(" ".join(f"{place}{cause}{advice}".split()))

    def at(self, where: object) -> Refusal:
        """Return it with a place, where it had none."""
        return self if self.where else Refusal(self.cause, where=where, remedy=self.remedy)
