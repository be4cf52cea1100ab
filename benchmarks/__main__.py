"""Measure the newsroom on stocks of several sizes: `make bench`.

Asserts nothing. Run by `bin/with-postgres`, which sets DATABASE_URL to the server that
the stocks for PostgreSQL are kept in.
"""

import argparse
import os
import sys
from pathlib import Path

from benchmarks import beside, report
from benchmarks.databases import DATABASES
from benchmarks.houses import FLOOR, NEWSROOM, House, Tree
from benchmarks.keeping import keep, kept
from benchmarks.quality import report as judgement
from benchmarks.quality.run import judged_on
from benchmarks.runs import FULL, QUICK, measured

SIZES = {"full": (1_000, 20_000, 200_000), "quick": (400, 1_200)}
EFFORTS = {"full": FULL, "quick": QUICK}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", allow_abbrev=False)
    parser.add_argument("effort", nargs="?", choices=SIZES, default="full")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--on", choices=DATABASES, nargs="+", default=[*DATABASES])
    parser.add_argument(
        "--no-floor", action="store_true", help="without plain views beside it"
    )
    parser.add_argument(
        "--beside", type=Path, metavar="PATH", help="compare with another tree alone"
    )
    parser.add_argument(
        "--write",
        action=argparse.BooleanOptionalAction,
        help="docs/performance.md; the full effort does unless told --no-write",
    )
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    if "postgresql" in asked.on and "DATABASE_URL" not in os.environ:
        sys.exit("bench: no PostgreSQL is named. Run make bench, or --on sqlite.")
    is_written = asked.effort == "full" if asked.write is None else asked.write
    given = " ".join(sys.argv[1:])
    command = f"make bench ARGS='{given}'" if given else "make bench"
    if asked.beside:
        tree, effort = Tree.at(asked.beside), EFFORTS[asked.effort]
        for vendor in asked.on:
            for number in asked.sizes or SIZES["quick"]:
                found = beside.compared(vendor, number, tree, effort)
                print(beside.as_text(found, vendor, number), flush=True)
        return
    for vendor in asked.on:
        for number in asked.sizes or SIZES[asked.effort]:
            houses = [House(NEWSROOM, vendor, number)]
            if not asked.no_floor:
                houses.append(House(FLOOR, vendor, number))
            run = measured(houses, EFFORTS[asked.effort], command)
            print(report.as_text(run), flush=True)
            if is_written:
                keep(run)
                report.write(kept())
    judged = judged_on(asked.on)
    print("\n".join(["", *judgement.table(judged)]), flush=True)
    if is_written:
        judgement.write(judged)


if __name__ == "__main__":
    main()
