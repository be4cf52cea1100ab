"""The settings of the nightly backups: their folder and their number, or none."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf.retention import backups

VAR = Path("/var/lib/newsroom")
KEPT = ["7", "5", "12"]


@pytest.mark.parametrize(
    ("place", "is_local", "folder"),
    [
        ("", False, VAR / "backups"),
        ("", True, None),
        ("none", False, None),
        ("/mnt/disk", False, Path("/mnt/disk")),
        ("/mnt/disk", True, Path("/mnt/disk")),
    ],
)
def test_the_folder_depends_on_who_the_site_is_for(place, is_local, folder):
    found = backups(place, KEPT)
    assert found.are_made(is_local=is_local) == bool(folder)
    assert folder is None or found.folder(VAR) == folder


@pytest.mark.parametrize(
    "kept",
    [[], ["7"], ["7", "5"], ["0", "5", "12"], ["7", "-1", "12"], ["7", "5", "x"]],
)
def test_other_than_three_numbers_are_refused(kept):
    with pytest.raises(ImproperlyConfigured, match="three numbers: of days, weeks"):
        backups("", kept)


def test_a_bucket_is_known_by_its_url():
    found = backups("s3://key:secret@archive/house", KEPT)
    assert dict(found.bucket)["bucket"] == "archive"
    assert found.are_made(is_local=True)


@pytest.mark.parametrize("place", ["s3:///x", "sftp://host/x", "s3://b/x?colour=red"])
def test_another_url_is_refused(place):
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_BACKUPS names no bucket"):
        backups(place, KEPT)


@pytest.mark.parametrize(
    ("kept", "months"),
    [(KEPT, 12), (["7", "5", "0"], 2), (["400", "0", "0"], 14), (["1", "0", "0"], 1)],
)
def test_the_oldest_is_told_in_months(kept, months):
    assert backups("", kept).longest == months
