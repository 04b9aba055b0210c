"""Runs the command of its arguments and prints what it took: JSON of cpu, seconds, mib and code.

Each measured process is started from here and not from the benchmark: on Linux a process's peak
begins with that of the one that starts it, and the benchmark holds the inputs in memory. Seconds of
the processor and peak are the command's, with all that it starts; what it prints is thrown away.
"""

import json
import os
import sys
import time

started = time.perf_counter()
silent = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[silent])
_, status, usage = os.wait4(process, 0)
taken = {
    "seconds": time.perf_counter() - started,
    "cpu": usage.ru_utime + usage.ru_stime,
    "mib": usage.ru_maxrss / 1024,
    "code": os.waitstatus_to_exitcode(status),
}
sys.stdout.write(json.dumps(taken))
