"""Judge the search on each database: `python -m benchmarks.quality`.

`make bench` does it, too. PostgreSQL is asked where DATABASE_URL names one:
`bin/with-postgres .venv/bin/python -m benchmarks.quality`.
"""

import argparse
import os

from benchmarks.databases import DATABASES
from benchmarks.quality import report
from benchmarks.quality.run import judged_on


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality")
    parser.add_argument("--on", choices=DATABASES, nargs="+")
    parser.add_argument("--wrong", action="store_true", help="name what went wrong")
    parser.add_argument("--write", action="store_true", help="docs/performance.md")
    asked = parser.parse_args()
    there = ["sqlite", *["postgresql"][: "DATABASE_URL" in os.environ]]
    told = judged_on(asked.on or there)
    print("\n".join(report.table(told)))
    if asked.wrong:
        print("\n".join(report.wrong(told)))
    if asked.write:
        report.write(told)


if __name__ == "__main__":
    main()
