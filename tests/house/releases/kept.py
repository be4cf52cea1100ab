"""The filled databases of releases that are kept here: files, loading, questions.

Knows neither Django nor the newsroom; questions run in a process of their own.
"""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[3]
RELEASES = Path(__file__).parent
EXPECTED = "expected.json"
FILES = {"sqlite": "newsroom.sqlite3.gz", "postgresql": "postgresql.sql.gz"}
FOUND = "finds › "
# Unintended finds of former searches: “europe” was once taken for “European”, too.
MISTAKEN = {
    "finds › de › science europe": "urn:uuid:9ba734c1-b5ec-4ea4-b374-433055fddc7b",
}
TITLES = {"Imprint": "Legal notice", "Plain language": "Easy read"}
NAMES = sorted(path.parent.name for path in RELEASES.glob(f"*/{EXPECTED}"))
# To upgrade one takes twenty seconds: the former ones are for the long run.
LAST_FIRST = [
    NAMES[-1],
    *(pytest.param(one, marks=pytest.mark.long) for one in NAMES[:-1]),
]


def expected(release: str) -> dict:
    """Return what the newsroom of a release answered when it was kept, with the titles
    that pages have now if nobody had changed them.
    """
    then = json.loads((RELEASES / release / EXPECTED).read_text("utf-8"))
    for page in then.get("pages", {}).values():
        page["title"] = TITLES.get(page["title"], page["title"])
    return then


def data_of(release: str, vendor: str) -> bytes:
    return gzip.decompress((RELEASES / release / FILES[vendor]).read_bytes())


def load_file(release: str, path: Path) -> None:
    path.write_bytes(data_of(release, "sqlite"))


def load_dump(release: str, url: str) -> None:
    """Run the release's dump in the empty database there."""
    with psycopg.connect(url, autocommit=True) as it:
        it.execute(data_of(release, "postgresql"))


def ask(script: str, url: str, said: dict | None = None) -> dict:
    """Return what a function of `house.releases.talking` says of the database there."""
    names = ("PATH", "HOME", "TMPDIR")
    passed = {name: os.environ[name] for name in names if name in os.environ}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"from tests.house.releases import talking; talking.{script}()",
        ],
        cwd=ROOT,
        env=passed
        | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.support.settings",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
        },
        input=json.dumps(said),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(done.stdout)


def differences(then, now, where: str = "") -> Iterator[str]:
    """Yield in words what has changed or is gone; new values are no difference."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key, value in then.items():
            yield from differences(value, now.get(key), f"{where} › {key}".strip(" ›"))
    elif isinstance(then, list) and isinstance(now, list) and then != now:
        lost = [one for one in then if one not in now and one != MISTAKEN.get(where)]
        if where.startswith(FOUND) and not lost:
            return  # by later rules a search may find more, and rank it otherwise
        came = [one for one in now if one not in then]
        changed = lost or came
        yield (
            f"{where}: lost {lost}, got {came}" if changed else f"{where}: other order"
        )
    elif then != now:
        yield f"{where}: was {then!r}, is {now!r}"
