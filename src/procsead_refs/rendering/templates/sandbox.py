"""A template -> Markdown: Jinja in a sandbox, values escaped, limits on what it may use.

A template writes Markdown. What it prints of a record is text and never markup; raw HTML, LaTeX or
typst in it is text too (see product.py).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procsead_refs.errors import Refusal
from procsead_refs.files import read_text
from procsead_refs.limits import limit, raising
from procsead_refs.rendering.templates.budget import limited
from procsead_refs.rendering.templates.markdown import Markdown, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

    from jinja2 import Environment

_PART = re.compile(r"[\w-]{1,100}(?:\.[\w-]{1,20}){0,2}\.j2")  # what a template may include
# Filters whose work grows with their arguments rather than with what they are given are left out.
_FILTERS = {
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
    "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min",
    "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "string", "sum",
    "title", "trim", "truncate", "unique", "upper", "wordcount",
}  # fmt: skip
_RANGE = 1000


def markdown(template: Path, words: Mapping[str, object]) -> str:
    """Return the Markdown that a template makes of a vocabulary.

    Args:
        template: the file; what it includes stands beside it and ends in .j2.
        words: the names that it may use.

    Raises:
        Refusal: with the template's name and line: a mistake in it, a key that the library lacks,
            something that the sandbox forbids, or a limit reached.
    """
    import jinja2

    environment = _environment(template)
    name = str(template)
    pieces: list[str] = []
    spent = 0
    try:
        code = environment.compile(source(template), name, name)
        made = jinja2.Template.from_code(environment, code, environment.make_globals(None))
        with limited(template, _is_templates):
            for piece in made.generate(dict(words)):
                pieces.append(piece)
                spent += len(piece)
                _afford(spent)
    except jinja2.TemplateSyntaxError as error:
        where = f"{error.filename or template}:{error.lineno}"
        raise Refusal(str(error.message), where=where) from error
    except Refusal as refusal:
        where = refusal.where or _line(refusal, template)
        raise Refusal(refusal.cause, where=where, remedy=refusal.remedy) from refusal
    except (MemoryError, RecursionError) as error:
        raise Refusal("needs too much memory or is nested too deeply", where=template) from error
    except Exception as error:
        # A template can fail in any way that Python can; to its author it is one line.
        where = _line(error, template)
        raise Refusal(_said(error), where=where, remedy="see docs/rendering.md") from error
    return "".join(pieces)


def _is_templates(frame: FrameType) -> bool:
    """Return whether code is a template's (Jinja runs it with these names alone) or Jinja's."""
    names = frame.f_globals
    return str(names.get("__name__", "")).startswith("jinja2") or "environment" in names


def _afford(characters: int) -> None:
    most = limit("template-output")
    if characters > most * 1_000_000:
        raise Refusal(
            f"writes more than {most} million characters",
            remedy=raising("template-output", "look for a loop"),
        )


def source(template: Path) -> str:
    """Return a template's text.

    Raises:
        Refusal: it cannot be read, or is larger than a template can be.
    """
    return read_text(template, "template")


def _environment(template: Path) -> Environment:
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**", "%", "+"})

        def call_binop(
            self,
            context: jinja2.runtime.Context,
            operator: str,
            left: Any,  # noqa: ANN401 - Jinja's
            right: Any,  # noqa: ANN401 - Jinja's
        ) -> Any:  # noqa: ANN401 - Jinja's
            numbers = isinstance(left, int | float) and isinstance(right, int | float)
            if operator == "**" or not (numbers or operator == "+"):
                raise Refusal(f"{operator} is for numbers here, and ** for none")
            return super().call_binop(context, operator, left, right)

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - Jinja's
            # Methods of texts and lists can grow without measure; filters do the same in measure.
            own = isinstance(obj, str | bytes | list | tuple) and callable(value)
            return not own and super().is_safe_attribute(obj, attr, value)

    environment = Sandbox(
        loader=jinja2.FunctionLoader(_loader(template.parent)),
        autoescape=True,
        finalize=_printed,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {
        name: one for name, one in environment.filters.items() if name in _FILTERS
    }
    environment.globals = {"range": _range}
    return environment


def _printed(value: object) -> object:
    if isinstance(value, Markdown):
        return value
    return escaped("" if value is None else value)


def _range(*limits: int) -> range:
    numbers = range(*limits)
    if len(numbers) > _RANGE:
        raise Refusal(f"range() is longer than {_RANGE}")
    return numbers


def _loader(folder: Path) -> Callable[[str], tuple[str, str, Callable[[], bool]]]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]]:
        file = folder / name
        if not _PART.fullmatch(name) or file.is_symlink():
            raise Refusal(
                f"{name!r} cannot be included", remedy="name a .j2 file beside the template"
            )
        return read_text(file, "template"), str(file), lambda: True

    return load


def _line(error: BaseException, template: Path) -> str:
    """Return the file and line where an error arose; Jinja puts them in the traceback."""
    where, trace = str(template), error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file == str(template) or (file.endswith(".j2") and Path(file).parent == template.parent):
            where = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def _said(error: Exception) -> str:
    text = " ".join(str(error).split())[:200]
    return text or type(error).__name__
