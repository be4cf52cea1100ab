"""Load a stock into the database that DATABASE_URL names, unless it is there."""

import hashlib
import sys
import time
from pathlib import Path

import django

STOCK = Path(__file__).resolve().parent
ROOT = STOCK.parent.parent
MADE_BY = (STOCK, ROOT / "articles" / "migrations")


def fingerprint(number: int) -> str:
    """Return what tells this stock from one of another size, texts or tables."""
    digest = hashlib.sha256(str(number).encode())
    for folder in MADE_BY:
        for path in sorted(folder.glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def main(number: int) -> None:
    django.setup()
    # Django's models can't be imported before.
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from benchmarks.stock.checking import problems  # noqa: PLC0415
    from benchmarks.stock.loading import load  # noqa: PLC0415

    wanted, begin = fingerprint(number), time.monotonic()
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        if "bench_stock" in names:
            cursor.execute("SELECT fingerprint FROM bench_stock")
            if cursor.fetchall() == [(wanted,)]:
                return
    if names:
        sys.exit("stock: the database holds something else. Name an empty one.")
    call_command("migrate", verbosity=0)
    load(number)
    if found := list(problems()):
        sys.exit("\n".join(["stock: what was loaded is wrong.", *found]))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_stock (fingerprint text)")
        cursor.execute("INSERT INTO bench_stock VALUES (%s)", [wanted])
    print(f"{number} articles loaded in {time.monotonic() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
