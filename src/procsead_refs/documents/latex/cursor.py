"""A place in a LaTeX source that moves on over arguments, options and white space."""

from __future__ import annotations

import re

from procsead_refs.documents.latex.groups import partners

_OPTION = re.compile(r"\s*\[[^\[\]]{0,500}\]")
_OPEN = re.compile(r"\s*\{")
_WHITE = re.compile(r"[ \t]*\n?[ \t]*")
_INDENT = re.compile(r"[ \t]*")
_BODY = re.compile(r"\\begin\s*\{document\}")


class Cursor:
    """The source (`text`), the place reached (`at`) and where the body ends (`end`)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._partners = partners(text)
        body = _BODY.search(text)
        self.at = body.end() if body else 0
        end = text.find("\\end{document}", self.at)
        self.end = len(text) if end == -1 else end

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Move over what a pattern matches here; return the match or None."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def option(self) -> None:
        """Move over arguments in brackets."""
        while self.take(_OPTION):
            pass

    def argument(self) -> tuple[int, int] | None:
        """Move over an argument in braces; return where its content stands, None where none is."""
        found = _OPEN.match(self.text, self.at)
        close = self._partners.get(found.end() - 1) if found else None
        if found is None or close is None:
            return None
        self.at = close + 1
        return found.end(), close

    def opens(self) -> bool:
        """Move into an argument in braces; say whether there is one."""
        return self.take(_OPEN) is not None

    def comment(self, start: int) -> None:
        """Move over a comment with its line end and the next line's indentation, as TeX does.

        If that line is blank it ends a paragraph, and the comment's line end is left for it.
        """
        line_end = self.text.find("\n", start)
        self.at = self.end if line_end == -1 else line_end + 1
        self.take(_INDENT)
        if self.text.startswith("\n", self.at):
            self.at = line_end

    def swallow(self) -> None:
        """Move over the white space that ends a command's name, or the empty braces there."""
        if self.text.startswith("{}", self.at):
            self.at += 2
        else:
            self.take(_WHITE)

    def environment(self, name: str) -> None:
        """Move behind the end of an environment whose content is not read."""
        end = self.text.find(f"\\end{{{name}", self.at)
        close = -1 if end == -1 else self.text.find("}", end)
        self.at = self.end if close == -1 else close + 1

    def formula(self, end: str, limit: int = 5000) -> tuple[int, int] | None:
        """Move behind a formula's end mark; return where the formula stands, None without one."""
        start = self.at
        close = self.text.find(end, start, start + limit)
        if close == -1:
            return None
        self.at = close + len(end)
        return start, close
