"""The benchmark's JSON (standard input) as the tables of docs/performance.md (standard output)."""

import json
import sys
from collections import defaultdict
from itertools import pairwise
from math import log
from pathlib import Path

COLUMNS = (
    "| References | | Processor seconds | Seconds | Peak MiB | Times ours |\n"
    "|---:|---|---:|---:|---:|---:|"
)
WORDS = Path(__file__).with_name("performance.md")


def main():
    rows = defaultdict(dict)
    for bench in json.load(sys.stdin)["benchmarks"]:
        info = bench["extra_info"]
        rows[info["job"], info["who"]][info["n"]] = info["cpu"], info["seconds"], info["mib"]
    print(WORDS.read_text(encoding="utf-8"))
    for job in dict.fromkeys(job for job, _ in rows):
        ours = rows[job, "procsead-refs"]
        print(f"## {job}\n\n{COLUMNS}")
        for number in sorted({n for (j, _), sizes in rows.items() if j == job for n in sizes}):
            for (row_job, who), sizes in rows.items():
                if row_job == job and number in sizes:
                    cpu, seconds, mib = sizes[number]
                    ratio = f"{cpu / ours[number][0]:.1f}" if number in ours else ""
                    ratio = "" if who == "procsead-refs" else ratio
                    print(f"| {number:,} | {who} | {cpu:.2f} | {seconds:.2f} | {mib} | {ratio} |")
        print()
        for (row_job, who), sizes in rows.items():
            if row_job == job and len(sizes) > 1:
                print(f"{who} grows by {growth(sizes)}.\n")


def growth(sizes):
    """Return the exponent of processor time between each two sizes: 1 is linear, 2 quadratic."""
    numbers = sorted(sizes)
    return ", ".join(
        f"n^{log(sizes[b][0] / sizes[a][0]) / log(b / a):.1f} ({a:,} to {b:,})"
        for a, b in pairwise(numbers)
    )


if __name__ == "__main__":
    main()
