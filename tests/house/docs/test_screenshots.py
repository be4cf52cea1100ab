"""The pictures in docs/screenshots show each type of public page in three widths."""

from articles.site.alerts import asking
from articles.site.reader_reports import tips
from tests.conftest import ROOT
from tests.site.public.every_page.test_page_types import name, view_of, walked
from tests.support.processes.programs import program

PICTURES = ROOT / "docs" / "screenshots"


def test_every_type_of_page_has_its_pictures():
    taken = program("screenshots")
    shown = {name(view_of(path)) for path in taken.PAGES.values()}
    # These forms are off unless an operator wants them, or has a mail server.
    usual = walked() - {tips.send, tips.sent, tips.received}
    usual -= {asking.by_email, asking.asked}
    assert {name(view) for view in usual} <= shown
    pictures = {f"{page}-{width}" for page in taken.PAGES for width in taken.WIDTHS}
    dark = {
        f"{page}-{width}-dark" for page in taken.IN_THE_DARK for width in taken.WIDTHS
    }
    assert {path.stem for path in PICTURES.iterdir()} == pictures | dark


def test_the_pictures_stay_small():
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert max(sizes.values()) <= 120_000, sizes
    assert sum(sizes.values()) <= 3_100_000
