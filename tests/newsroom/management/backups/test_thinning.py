"""The newest nightly backup of each day, week and month stays, and no other."""

from datetime import UTC, datetime, timedelta

import pytest

from newsroom.conf.retention import Backups
from newsroom.management.backups import thinning
from newsroom.management.backups.places import InFolder
from newsroom.management.backups.thinning import wanted

KEPT = Backups("", "", days=7, weeks=5, months=12)
NIGHT = timedelta(days=1)
FIRST = datetime(2026, 1, 1, 2, 15, 7, tzinfo=UTC)


def make(folder, moment, *, kind="newsroom", ending="tar"):
    path = folder / f"{kind}-{moment:%Y-%m-%d-%H%M%S}.{ending}"
    path.touch()
    return path


def archives(folder):
    return thinning.archives(InFolder(folder).sizes())


def thin_out(folder, kept):
    return thinning.thin_out(InFolder(folder), kept)


def days_in(folder):
    return [f"{one.moment:%Y-%m-%d}" for one in archives(folder)]


def test_after_two_years_of_nights_these_are_there(tmp_path):
    """Sundays end a week: of them 27 December and the four before stay."""
    for night in range(730):
        make(tmp_path, FIRST + night * NIGHT)
        thin_out(tmp_path, KEPT)
    last = FIRST + 729 * NIGHT
    assert last.date().isoformat() == "2027-12-31"
    assert days_in(tmp_path) == [
        *(f"2027-12-{day}" for day in range(31, 24, -1)),  # of them 26 is a Sunday
        "2027-12-19",
        "2027-12-12",
        "2027-12-05",
        "2027-11-30",
        "2027-10-31",
        "2027-09-30",
        "2027-08-31",
        "2027-07-31",
        "2027-06-30",
        "2027-05-31",
        "2027-04-30",
        "2027-03-31",
        "2027-02-28",
        "2027-01-31",
    ]


def test_each_says_why_it_stays(tmp_path):
    for night in range(40):
        make(tmp_path, FIRST + night * NIGHT)
    newest, *_others, oldest = wanted(archives(tmp_path), KEPT).items()
    assert newest[1] == ["days", "weeks", "months"]
    assert (f"{oldest[0].moment:%Y-%m-%d}", oldest[1]) == ("2026-01-31", ["months"])


def test_nights_without_a_backup_cost_no_other_one(tmp_path):
    """Seven days are seven on which one was made, so a long pause removes nothing."""
    for night in range(5):
        make(tmp_path, FIRST + night * NIGHT)
    make(tmp_path, FIRST + 300 * NIGHT)
    assert thin_out(tmp_path, KEPT) == []
    assert len(archives(tmp_path)) == 6


def test_of_one_day_the_newest_stays(tmp_path):
    earlier = make(tmp_path, FIRST)
    later = make(tmp_path, FIRST + timedelta(hours=3), ending="sealed")
    assert thin_out(tmp_path, KEPT) == [earlier.name]
    assert [one.name for one in archives(tmp_path)] == [later.name]


@pytest.mark.parametrize(
    "name",
    [
        "newsroom-before-the-move.tar",
        "newsroom-2026-13-01-021500.tar",
        "newsroom-2020-01-01-021500.tar.gz",
        "erasures.jsonl",
        "other-2020-01-01-021500.tar",
    ],
)
def test_files_of_others_are_never_touched(tmp_path, name):
    (tmp_path / name).touch()
    for night in range(100):
        make(tmp_path, FIRST + night * NIGHT)
    assert thin_out(tmp_path, KEPT)
    assert (tmp_path / name).exists()


def test_of_damaged_ones_the_newest_three_stay(tmp_path):
    damaged = [
        make(tmp_path, FIRST + night * NIGHT, kind="damaged-newsroom")
        for night in range(5)
    ]
    sound = make(tmp_path, FIRST)
    going = [path.name for path in damaged[:2]]
    assert sorted(thin_out(tmp_path, KEPT)) == going
    assert sound.exists()
