"""Measure what lists by email cost in a stock, beside other work.

`python -m benchmarks.alerts VENDOR NUMBER [READERS]` measures a round and letters as
`make bench` does, then has the workers send all letters, and prints how long tasks of
other queues wait meanwhile.
"""

import sys

from benchmarks.alerts.measuring import alerts, waits
from benchmarks.houses import NEWSROOM, House

READERS = 10_000


def main(vendor: str, number: int, readers: int = READERS) -> None:
    house = House(NEWSROOM, vendor, number)
    house.load()
    print(f"{readers:,} readers, {number:,} articles on {vendor}", flush=True)
    for name, value in alerts(house, readers=readers, letters=readers).items():
        print(f"{name}: {value:.3g}", flush=True)
    for when, found in waits(house, readers).items():
        print(f"{when}, {found['seconds']:.0f} s")
        for queue, told in found["waits"].items():
            print(
                f"tasks of {queue}: {told['tasks']}, begun after {told['median']:.2f} s"
                f" in the median, {told['longest']:.2f} s at most"
            )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
