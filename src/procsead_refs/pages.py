"""The HTML pages that we write: templates and style sheets beside the code that fills them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def asset(package: str, name: str) -> str:
    """Return the text of a file in a package's folder: a style sheet, a script, a template."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


@cache
def template(package: str, name: str) -> Template:
    """Return a template of ours, which escapes whatever it is given and knows no other names."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.from_string(asset(package, name))
