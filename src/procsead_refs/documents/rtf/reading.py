"""RTF to blocks: what is text, what is a destination to pass over, and where a note goes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from procsead_refs.data import table
from procsead_refs.documents._blocks.fields import Field
from procsead_refs.documents.rtf.story import Story
from procsead_refs.documents.rtf.tokens import Token, charset, code_page, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from procsead_refs.documents._blocks.lines import Traced

_NO_STYLE = -1  # a character's or a table's
_HEADING = re.compile(r"heading (\d)\b", re.IGNORECASE)


class _Look(TypedDict, total=False):
    """How text looks: what \\plain takes back."""

    italic: bool
    superscript: bool
    unseen: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group closes; `skip` counts the characters that stand for a \\u's."""

    italic: bool = False
    superscript: bool = False
    unseen: bool = False
    destination: str = ""
    font: int = 0
    skip: int = 1
    ends: str = ""
    first: bool = True


class Reader:
    """A file's blocks: `traced` in reading order, notes last, and what is `unread`."""

    def __init__(self, text: str) -> None:
        self._story = Story()
        rows = table("rtf")
        self._characters: dict[str, str] = rows["characters"]
        self._no_text: dict[str, str] = rows["unread"]
        self._ends, self._skipped, self._entered = (
            frozenset(rows[name]) for name in ("ends", "skipped", "entered")
        )
        self._groups = [_Group()]
        self._page = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._styles: dict[int, str] = {}
        self._bytes: list[Token] = []
        self._stand_ins = 0  # characters still to be passed over after a \u
        self._font_number = 0  # of the font being defined
        self._style_number = _NO_STYLE  # of the style being defined
        self._fields: list[Field] = []
        self._words: dict[str, Callable[[int | None], None]] = {
            "ansicpg": self._code_page,
            "f": self._font,
            "fcharset": self._charset,
            "s": self._paragraph_style,
            "uc": self._count_stand_ins,
            "i": lambda number: self._set(italic=number != 0),
            "super": lambda number: self._set(superscript=number != 0),
            "nosupersub": lambda _number: self._set(superscript=False),
            "up": lambda number: self._set(superscript=bool(number)),
            "v": lambda number: self._set(unseen=number != 0),
            "deleted": lambda number: self._set(unseen=number != 0),
            "plain": lambda _number: self._set(italic=False, superscript=False, unseen=False),
            "pard": lambda _number: self._story.plain(),
            "intbl": lambda _number: self._story.cell(),
            "outlinelevel": lambda number: self._story.heading((number or 0) + 1),
            "ls": lambda number: self._story.item(0 if number is None else 1),
            "ilvl": lambda number: self._story.item((number or 0) + 1),
            "footnote": lambda _number: self._begin_note(),
            "ftnalt": lambda _number: self._story.is_endnote(),
            "field": lambda _number: self._begin_field(),
            "fldrslt": lambda _number: self._begin_result(),
        }
        for token in tokens(text):
            self._token(token)
        self._flush()
        self._story.end_block(len(text))
        self.traced: list[Traced] = self._story.blocks
        self.unread = self._story.unread

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    def _set(self, **look: Unpack[_Look]) -> None:
        self._groups[-1] = replace(self._group, **look)

    def _token(self, token: Token) -> None:
        if token.kind == "byte" and not self._stand_ins:
            self._bytes.append(token)
            return
        self._flush()
        if token.kind == "{":
            self._stand_ins = 0
            self._groups.append(replace(self._group, ends="", first=True))
            self._style_number = _NO_STYLE
        elif token.kind == "}":
            self._stand_ins = 0
            self._leave(token)
        elif token.kind == "word":
            self._word(token)
        else:
            self._text(token)

    def _leave(self, token: Token) -> None:
        if len(self._groups) == 1:
            return
        group = self._groups.pop()
        if group.ends == "note":
            self._story.end_note(token.start)
        elif group.ends == "field" and self._fields:
            field = self._fields.pop()
            if field.seen and field.marks:
                self._story.mark(field.start, field.marks)

    def _word(self, token: Token) -> None:
        name, group = token.value, self._group
        if group.first and name != "*":
            self._groups[-1] = replace(group, first=False)
            self._destination(name, starred=group.destination == "*")
        if name == "*":
            self._groups[-1] = replace(group, destination="*")
        elif name == "u" and token.number is not None:
            self._unicode(token)
        elif self._stand_ins:
            self._stand_ins -= 1
        elif name in self._characters:
            self._show(token, self._characters[name])
        elif name in self._ends:
            self._flush()
            if not self._group.destination:
                self._story.end_block(token.end)
        elif name in self._words:
            self._words[name](token.number)

    def _destination(self, name: str, *, starred: bool) -> None:
        """Begin what a group's first word names; what is not known after \\* is passed over."""
        outside = self._groups[-2].destination if len(self._groups) > 1 else ""
        destination = "" if outside == "*" else outside
        if name in {"fonttbl", "stylesheet", "fldinst"}:
            destination = name
        elif name in self._entered or name == "fldrslt":
            destination = outside if name == "fldrslt" else ""
        elif name in self._skipped or (starred and not outside):
            destination = "skip"
        if name in self._no_text and outside != "skip":
            self._story.missed(self._no_text[name])
        self._groups[-1] = replace(self._group, destination=destination)

    def _text(self, token: Token) -> None:
        passed = min(self._stand_ins, len(token.value))
        self._stand_ins -= passed
        if passed:
            whole = passed == len(token.value)
            self._story.reach(token.end if whole else token.start + passed)
            if whole:
                return
        self._show(replace(token, start=token.start + passed), token.value[passed:])

    def _show(self, token: Token, shown: str) -> None:
        """Put characters where the group's destination wants them."""
        group = self._group
        if group.destination == "stylesheet":
            self._define_style(shown)
        elif group.destination == "fldinst" and self._fields:
            self._fields[-1].instruction.append(shown)
        elif not group.destination and not group.unseen:
            place = token.start, token.end
            self._story.show(shown, place, italic=group.italic, superscript=group.superscript)

    def _unicode(self, token: Token) -> None:
        """Show the character of a \\u; half of a pair waits for the other half."""
        self._stand_ins = self._group.skip
        self._show(token, self._story.joined((token.number or 0) % 0x10000))

    def _flush(self) -> None:
        """Show the bytes so far; in a code page of two-byte characters several make one."""
        waiting, self._bytes = self._bytes, []
        if not waiting:
            return
        raw = bytes(ord(token.value) for token in waiting)
        page = self._fonts.get(self._group.font) or self._page
        shown = raw.decode(page, errors="replace")
        if len(shown) == len(waiting):
            for token, character in zip(waiting, shown, strict=True):
                self._show(token, character)
        else:
            first, last = waiting[0], waiting[-1]
            self._show(Token(first.start, last.end, "text", shown), shown)

    def _code_page(self, number: int | None) -> None:
        self._page = code_page(number or 1252)

    def _font(self, number: int | None) -> None:
        self._font_number = number or 0
        self._groups[-1] = replace(self._group, font=self._font_number)

    def _charset(self, number: int | None) -> None:
        if self._group.destination == "fonttbl":
            self._fonts[self._font_number] = charset(number or 0)

    def _paragraph_style(self, number: int | None) -> None:
        if self._group.destination == "stylesheet":
            self._style_number = number or 0
            self._styles[self._style_number] = ""
            return
        name = self._styles.get(number or 0, "").strip().rstrip(";")
        found = _HEADING.fullmatch(name)
        self._story.style(name, int(found[1]) if found else 0)

    def _define_style(self, name: str) -> None:
        if self._style_number != _NO_STYLE:
            self._styles[self._style_number] += name

    def _count_stand_ins(self, number: int | None) -> None:
        self._groups[-1] = replace(self._group, skip=min(max(number or 0, 0), 100))

    def _begin_note(self) -> None:
        if not self._group.destination:
            self._story.begin_note()
            self._groups[-1] = replace(self._group, ends="note", superscript=False, italic=False)

    def _begin_field(self) -> None:
        self._fields.append(Field())
        self._groups[-1] = replace(self._group, ends="field")

    def _begin_result(self) -> None:
        if self._fields:
            self._fields[-1].show(self._story.length)
