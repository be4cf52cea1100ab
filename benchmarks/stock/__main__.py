"""Load a stock into the empty database that DATABASE_URL names."""

import sys
import time

import django


def main(number: int) -> None:
    django.setup()
    # Models can't be imported before.
    from django.core.management import call_command  # noqa: PLC0415 (see above)

    from benchmarks.stock.loading import load  # noqa: PLC0415 (see above)

    begin = time.monotonic()
    call_command("migrate", verbosity=0)
    load(number)
    print(f"{number:,} articles loaded in {time.monotonic() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
