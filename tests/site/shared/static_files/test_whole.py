"""Static files are whole, whatever happened when they were collected before."""

import os
import resource
import signal

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from articles.site.shared import WholeStaticFilesStorage
from tests.site.shared.static_files.test_collecting import collected

__all__ = ["collected"]


@pytest.fixture
def whole(collected, settings):
    backend = "articles.site.shared.static_files.whole.WholeStaticFilesStorage"
    options = {"file_permissions_mode": 0o644}
    whole = {"BACKEND": backend, "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"staticfiles": whole}
    return collected


def collect() -> None:
    call_command("collectstatic", verbosity=0, interactive=False)


def content(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_r47_a_file_that_was_cut_off_is_mended(whole):
    source, folder = whole
    source.write_text("a { color: black } " * 100)
    # Django writes style sheets anew each time, pictures only if they are missing.
    source.with_name("sign.svg").write_text(f"<svg>{'<g/>' * 500}</svg>")
    collect()
    once = content(folder)
    # Both plain and with a number, each compressed twice, and the list of all.
    assert len(once) == 2 * 6 + 1
    for name in once:
        os.truncate(folder / name, 10)
    collect()
    assert content(folder) == once


def test_r47_what_was_there_stays_until_the_new_one_is_whole(whole):
    _source, folder = whole
    storage = WholeStaticFilesStorage(folder)
    storage.save("large.txt", ContentFile(b"former"))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            storage.save("large.txt", ContentFile(b"new" * 1_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, former)
    assert content(folder) == {"large.txt": b"former"}


def test_all_that_was_collected_can_be_cleared_away(whole):
    source, folder = whole
    source.write_text("one")
    collect()
    source.rename(source.with_name("other.css"))
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    assert not (folder / source.name).exists()
    assert (folder / "other.css").read_text() == "one"


def test_others_may_read_them(whole):
    source, folder = whole
    source.write_text("one")
    collect()
    for path in folder.glob("colours*css"):
        assert path.stat().st_mode & 0o777 == 0o644
