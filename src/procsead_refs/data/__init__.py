"""Words are data: one TOML file a family, each row with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent  # not importlib.resources, which takes longer to import


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of data/NAME.toml.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
