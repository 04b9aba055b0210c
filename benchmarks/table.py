"""The benchmark's JSON (standard input) as the tables of docs/performance.md (standard output)."""

import json
import sys
from collections import defaultdict

COLUMNS = "| References | | Seconds | Peak MiB | Times ours |\n|---:|---|---:|---:|---:|"
HEAD = """\
# Performance

Whole processes from a cold start, each input invented and of the given number of references; the
median of three runs (of one from 100,000 up). Made by `make bench`; compare the ratios, since the
seconds are of one machine. AnyStyle and GROBID cannot be installed beside us; [model-card.md]
(model-card.md) has their published figures.
"""


def main():
    rows = defaultdict(dict)
    for bench in json.load(sys.stdin)["benchmarks"]:
        info = bench["extra_info"]
        rows[info["job"], info["who"]][info["n"]] = (bench["stats"]["median"], info["mib"])
    print(HEAD.replace("]\n(", "]("))
    for job in dict.fromkeys(job for job, _ in rows):
        ours = rows[job, "procsead-refs"]
        print(f"## {job}\n\n{COLUMNS}")
        for number in sorted({n for (j, _), sizes in rows.items() if j == job for n in sizes}):
            for (row_job, who), sizes in rows.items():
                if row_job == job and number in sizes:
                    seconds, mib = sizes[number]
                    ratio = f"{seconds / ours[number][0]:.1f}" if number in ours else ""
                    ratio = "" if who == "procsead-refs" else ratio
                    print(f"| {number:,} | {who} | {seconds:.2f} | {mib} | {ratio} |")
        print()


if __name__ == "__main__":
    main()
