"""A small filled database of each release is kept for each engine."""

import re
import runpy
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.house.releases import kept
from tests.house.releases.omissions import refuse_omissions

PROGRAM = ROOT / "bin" / "keep-release"
keeping = runpy.run_path(str(PROGRAM))
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## \[(\d+\.\d+\.\d+)\]", re.MULTILINE)
LARGEST = 700_000  # bytes of one file


def unkept(changelog: str, names: list[str]) -> list[str]:
    """Say which release isn't kept, and which database is of none."""
    released = SECTION.findall(changelog)
    return [
        *(
            f"{version} is released, but no filled database of it is kept: "
            "run bin/keep-release"
            for version in released
            if version not in names
        ),
        *(
            f"A filled database of {name} is kept, but CHANGELOG.md has no section "
            "of that release: write it"
            for name in names
            if name not in released
        ),
    ]


def test_of_every_release_a_filled_database_is_kept():
    assert unkept(CHANGELOG, kept.NAMES) == []


def test_a_release_without_its_database_is_named_and_the_reverse():
    log = f"## [Unreleased]\n\n## [99.0.0] – 2099-01-01\n\n{CHANGELOG}"
    (missing,) = unkept(log, kept.NAMES)
    assert missing == (
        "99.0.0 is released, but no filled database of it is kept: run bin/keep-release"
    )
    (missing,) = unkept(CHANGELOG, [*kept.NAMES, "99.0.0"])
    assert missing.startswith("A filled database of 99.0.0 is kept, but CHANGELOG.md")


@pytest.mark.parametrize("release", kept.NAMES)
def test_what_is_kept_is_small_and_opens_no_account(release):
    folder = kept.RELEASES / release
    assert {path.name for path in folder.iterdir()} == {
        *kept.FILES.values(),
        kept.EXPECTED,
    }
    assert max(path.stat().st_size for path in folder.iterdir()) < LARGEST
    accounts = kept.expected(release)["accounts"].values()
    assert {account["password"] for account in accounts} == {"none"}


def test_what_is_kept_is_not_made_again_unasked(tmp_path):
    (tmp_path / keeping["version_now"]()).mkdir()
    done = subprocess.run(
        [sys.executable, PROGRAM, tmp_path], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "is kept already. What was released stays" in done.stderr


def test_without_pg_dump_nothing_is_begun(tmp_path):
    with pytest.raises(SystemExit, match="no pg_dump beside the server in"):
        keeping["pg_dump_in"](tmp_path)


@pytest.mark.django_db
def test_a_newsroom_that_lacks_something_is_not_kept():
    with pytest.raises(LookupError) as refused:
        refuse_omissions()
    for lacking in (
        "articles.Page,",
        "act “withdraw”",
        "phase “live”",
        "ending “gone”",
    ):
        assert lacking in str(refused.value)
    assert "articles.CountryOrganisation" not in str(refused.value)


@pytest.mark.long
def test_todays_newsroom_can_be_kept(tmp_path):
    answers = kept.ask("begin", f"sqlite:///{tmp_path / 'newsroom.sqlite3'}")
    assert {"200", "410"} < set(answers["addresses"].values())
