"""A system whose n-th call that touches a file fails, or kills the process there."""

import builtins
import errno
import io
import os
import signal

CALLS = ("open", "mkdir", "rename", "replace", "unlink", "chmod", "fsync", "link", "ftruncate")


class Clock:
    """Counts calls and strikes at one of them."""

    def __init__(self, how, when):
        self.how, self.when, self.count, self.on = how, when, 0, False

    def tick(self, path=""):
        if not self.on:
            return
        self.count += 1
        if self.count != self.when:
            return
        if self.how == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(getattr(errno, self.how), os.strerror(getattr(errno, self.how)), str(path))


def breakable(clock, call):
    def with_fault(*arguments, **options):
        clock.tick(arguments[0] if arguments else "")
        return call(*arguments, **options)

    return with_fault


def breakable_file(clock, opened):
    """A file's writes tick too; a struck write has written half of its data."""

    class File(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            if clock.on and clock.count + 1 == clock.when:
                opened.write(bytes(data)[: len(data) // 2])
                opened.flush()
            clock.tick()
            return opened.write(data)

        def flush(self):
            if not opened.closed:
                clock.tick()
                opened.flush()

        def fileno(self):
            return opened.fileno()

        def close(self):
            opened.close()
            super().close()

    return File()


def install(how, when):
    """Make this process's n-th call fail with HOW (ENOSPC, EIO, EACCES) or kill it (KILL).

    Returns the clock; it counts from when its `on` is set.
    """
    clock = Clock(how, when)
    for name in CALLS:
        setattr(os, name, breakable(clock, getattr(os, name)))
    fdopen = os.fdopen

    def faulty_fdopen(handle, mode="r", *rest, **options):
        opened = fdopen(handle, mode, *rest, **options)
        return breakable_file(clock, opened) if mode == "wb" else opened

    os.fdopen = faulty_fdopen
    builtins.open = io.open = breakable(clock, io.open)
    return clock
