"""Compiles the package when it is installed in place, as pip does when it installs a wheel.

Otherwise every start of a checkout on a machine where Python may not write its caches
(PYTHONDONTWRITEBYTECODE) compiles all that it imports anew, and reads
every table of words from its TOML.
"""

from __future__ import annotations

import compileall
import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """hatchling calls it before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the sources of an editable installation."""
        if version == "editable":
            sources = Path(self.root, "src")
            compileall.compile_dir(sources, quiet=1)
            tables = runpy.run_path(str(sources / "procsead_refs" / "data" / "__init__.py"))
            tables["compile_tables"]()
