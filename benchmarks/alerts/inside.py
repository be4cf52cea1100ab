"""Do an act of `benchmarks.alerts.acts` in a stock: `… inside ACT [ARGUMENT]…`.

It prints as JSON what the act found.
"""

import json
import sys

import django

ACTS = ("fill", "begin", "letters", "hand_over", "settle", "watch", "empty")


def main(name: str, *given: str) -> None:
    if name not in ACTS:
        sys.exit(f"alerts: {name} is none of {', '.join(ACTS)}.")
    django.setup()
    # Models can't be imported before.
    from benchmarks.alerts import acts  # noqa: PLC0415 (see above)

    arguments = [int(one) if one.isdecimal() else one for one in given]
    print(json.dumps(getattr(acts, name)(*arguments)))


if __name__ == "__main__":
    main(*sys.argv[1:])
