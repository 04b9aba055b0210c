"""What the shell completes beside commands, options and files: names that the toolkit knows."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click


def style(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the profiles, once a letter is typed every style of that beginning, or files."""
    from procsead_refs import styles

    named = [*styles.profiles(), *(styles.names() if begun else ())]
    return _beginning(named, begun) or [CompletionItem(begun, type="file")]


def readable(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the bibliography formats that are read."""
    from procsead_refs import formats

    return _beginning(formats.names(), begun)


def writable(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the bibliography formats that are written."""
    from procsead_refs import formats

    return _beginning(formats.writable(), begun)


def rule(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the rules."""
    from procsead_refs import rules

    return _beginning(rules.ids(), begun)


def wish(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the rules behind the sign that is typed."""
    from procsead_refs import rules

    return _beginning((f"{sign}{one}" for sign in "+-" for one in rules.ids()), begun)


def template(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the project's templates and those that we ship, or files."""
    from procsead_refs import project

    folders = [project.load(project.find()).templates, project.shipped("templates")]
    files = (file for folder in folders if folder for file in folder.glob("*.md.j2"))
    named = sorted({file.name.removesuffix(".md.j2") for file in files})
    return _beginning(named, begun) or [CompletionItem(begun, type="file")]


def key(context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the keys of the library that is named, or of the project's."""
    from procsead_refs import project
    from procsead_refs.errors import Refusal
    from procsead_refs.library import index

    with suppress(Refusal, OSError):
        library = context.params.get("library") or project.load(project.find()).library
        if library is not None:
            with index.of(library) as opened:
                return _beginning(opened.keys(), begun)
    return []


def _beginning(names: Iterable[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(one) for one in dict.fromkeys(names) if one.startswith(begun)]
