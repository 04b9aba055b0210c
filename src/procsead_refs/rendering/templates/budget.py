"""A limit on what a template or a .bst file may use: seconds and memory.

Both are someone's program. A sandbox keeps it from the machine, and this from using the machine up:
each line that it runs is counted by the interpreter's own tracing, which it cannot reach.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.limits import limit, raising

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from _typeshed import TraceFunction

_EACH = 64  # lines between two looks at the clock; memory is looked at on every line


@contextmanager
def limited(where: object, counted: Callable[[FrameType], bool]) -> Iterator[None]:
    """Stop what runs inside when it takes too long or too much memory.

    Args:
        where: the file, for the refusal.
        counted: which code's lines are watched; the rest runs at full speed.

    Raises:
        Refusal: a limit was reached.
    """
    seconds, memory = limit("template-seconds"), limit("template-memory")
    end = time.monotonic() + seconds
    ceiling = _memory() + memory
    lines = 0

    def watch(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal lines
        if event == "line":
            lines += 1
            if lines % _EACH == 0 and time.monotonic() > end:
                raise Refusal(
                    f"takes longer than {seconds} s",
                    where=where,
                    remedy=raising("template-seconds", _REMEDY),
                )
            if _memory() > ceiling:
                raise Refusal(
                    f"needs more than {memory} MiB",
                    where=where,
                    remedy=raising("template-memory", _REMEDY),
                )
        return watch if counted(frame) else None

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


_REMEDY = "look for a loop in it"


def _memory() -> float:
    """Return the largest memory that this process has had, in MiB; 0 where nobody says."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024
