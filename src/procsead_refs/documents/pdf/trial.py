"""Opens a PDF's pages in a process of its own first, so that a hostile one harms no other.

A few bytes can unfold to gigabytes inside of the PDF library, and what the library does not survive
ends the process that it is in. `tried` starts this file as a program, under limits of memory and
time; it imports nothing of ours, so that it starts in a tenth of a second.
"""

from __future__ import annotations

import subprocess
import sys

_MIB = 1024**2


def tried(data: bytes, *, memory: int, seconds: int) -> int | None:
    """Return the number of characters on all pages; None if the library did not survive them.

    Args:
        data: the PDF; one that is damaged, or wants a password, has no characters.
        memory: what the trial may take, in MiB; systems without such limits take no notice.
        seconds: how long it may take.
    """
    command = [sys.executable, "-P", __file__, str(memory), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - this file, no shell
            command, input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    return int(done.stdout) if done.returncode == 0 else None


def _main(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory * _MIB, memory * _MIB))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(str(_characters(sys.stdin.buffer.read())))


def _characters(data: bytes) -> int:
    import pypdfium2

    characters = 0
    try:
        pdf = pypdfium2.PdfDocument(data)
        for page in pdf:
            text = page.get_textpage()
            characters += text.count_chars()
            text.close()
            page.close()
    except pypdfium2.PdfiumError:  # the reader says what is wrong with it
        pass
    return characters


if __name__ == "__main__":
    _main(*map(int, sys.argv[1:]))
