"""What encloses LaTeX's text: environments and formulas, by the words of data/latex.toml."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.documents._blocks.unread import EQUATION

if TYPE_CHECKING:
    from procsead_refs.documents.latex.cursor import Cursor
    from procsead_refs.documents.latex.groups import Groups
    from procsead_refs.documents.latex.page import Page

_NAME = re.compile(r"\s*\{([A-Za-z]+)\*?\}")
_LONGEST = 60  # an inline formula up to this long, without commands, is read as text


class Structure:
    """Opens and closes environments, moving the cursor over what is no text in them."""

    def __init__(self, cursor: Cursor, page: Page, groups: Groups) -> None:
        self._cursor = cursor
        self._page = page
        self._groups = groups
        self._words = table("latex")

    def leave(self) -> bool:
        """Close the innermost group with what ends there; say whether there was one."""
        group = self._groups.leave()
        if group is None:
            return False
        if group.ends == "block":
            self._page.end_block(self._cursor.at, group)
        elif group.ends == "note":
            self._page.end_note(self._cursor.at, group)
        return True

    def begin(self, at: int) -> None:
        r"""Open the environment that the cursor names, behind a \begin at an offset."""
        found = self._cursor.take(_NAME)
        if found is None:
            return
        name = found[1]
        what = self._words["environment"].get(name, "")
        if what == "equation":
            self._cursor.environment(name)
            self._page.missed(EQUATION)
            return
        if name != "document":
            self._page.end_block(at, self._groups.now)
        if what == "code":
            self._cursor.environment(name)
            return
        self._cursor.option()
        for _ in range(self._words["environment-arguments"].get(name, 0)):
            self._cursor.argument()
        group = replace(self._groups.now, environment=name, ends="block")
        if what:
            level = group.level + 1 if what == "list-item" else group.level
            group = replace(group, kind=what, level=level)
        if heading := self._words["environment-heading"].get(name):
            self._page.heading(heading, at)
        self._groups.enter(group)

    def end(self, at: int) -> None:
        r"""Close the environment that the cursor names, behind an \end at an offset."""
        found = self._cursor.take(_NAME)
        if found is None:
            return
        if not self._groups.within(found[1]):
            self._page.end_block(at, self._groups.now)
            return
        while self._groups.now.environment != found[1]:
            self.leave()
        self.leave()

    def formula(self, end: str, *, display: bool) -> None:
        """Read a short inline formula as text; note any other as unread."""
        place = self._cursor.formula(end)
        if place is None:
            return
        inside = self._cursor.text[place[0] : place[1]]
        if display or "\\" in inside or len(inside) > _LONGEST:
            self._page.missed(EQUATION)
        elif inside.strip():
            self._page.show(inside, place, self._groups.now)
