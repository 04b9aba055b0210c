"""Words are data: one TOML file a family, each row with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of data/NAME.toml.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tomllib.loads(
        resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    )
