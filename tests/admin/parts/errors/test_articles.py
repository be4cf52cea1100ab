"""Wrong input for an article is refused: each mistake once, at its field."""

import pytest

from articles.models import Article
from tests.support import factories
from tests.support.desk import refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, from_to, wrong

pytestmark = pytest.mark.django_db

SLUG = ("lässt sich nicht verwenden", "can't be used")
LEAST, MOST = from_to(0, 1000)
ROWS = ("Höchstens 200 Zeilen sind möglich.", "There may be 200 rows at most.")
TEXTS = [
    ("headline long", {"headline": "ä" * 300}, "id_headline", at_most(250)),
    ("emoji and long", {"headline": "😀" * 251}, "id_headline", at_most(250)),
    ("headline with nul", {"headline": "a\0b"}, "id_headline", refusing.NUL),
    ("teaser long", {"teaser": "a" * 1001}, "id_teaser", at_most(1000)),
    ("teaser with nul", {"teaser": "\0"}, "id_teaser", refusing.NUL),
    ("text with nul", {"body": "<p>\0</p>"}, "id_body", refusing.NUL),
    ("text long", {"body": f"<p>{'a' * 200_100}</p>"}, "id_body", at_most(200_000)),
    ("odd slug", {"slug": "a b!"}, "id_slug", refusing.NO_SLUG),
    ("slug with umlauts", {"slug": "länder"}, "id_slug", refusing.NO_SLUG),
    ("slug long", {"slug": "a" * 300}, "id_slug", at_most(100)),
    ("slug taken", {"slug": "anderer"}, "id_slug", SLUG),
    ("editor long", {"credit_name": "ä" * 201}, "id_credit_name", at_most(200)),
    (
        "organisation long",
        {"credit_organisation": "ä" * 201},
        "id_credit_organisation",
        at_most(200),
    ),
    ("alternative text long", {"lead_alt": "a" * 501}, "id_lead_alt", at_most(500)),
    ("caption long", {"lead_caption": "a" * 501}, "id_lead_caption", at_most(500)),
]
DAYS = [
    ("no date", {"dated": "gestern"}, "id_dated", refusing.NO_DAY),
    ("no such day", {"dated": "2026-02-30"}, "id_dated", refusing.NO_DAY),
    ("month 13", {"dated": "2026-13-01"}, "id_dated", refusing.NO_DAY),
    ("too far ahead", {"dated": "2062-01-01"}, "id_dated", refusing.TOO_FAR),
    ("too long ago", {"dated": "0999-01-01"}, "id_dated", refusing.TOO_OLD),
    ("no date of credit", {"credit_date": "x"}, "id_credit_date", refusing.NO_DAY),
    (
        "credit too far ahead",
        {"credit_date": "2062-01-01"},
        "id_credit_date",
        refusing.TOO_FAR,
    ),
]
CHOICES = [
    (f"{what} of {name}", {name: key}, f"id_{name}", refusing.NO_CHOICE)
    for name in ("topics", "countries", "categories")
    for what, key in (("removed label", "99999"), ("word", "abc"))
]
CHOICES += [
    ("no picture", {"lead_image": "x"}, "id_lead_image", refusing.NO_CHOICE),
]


def in_row(prefix: str, name: str, value: str, words, **more) -> refusing.Case:
    row = f"{prefix}-0"
    typed = {f"{row}-{one}": text for one, text in ({name: value} | more).items()}
    return f"{name} {value[:20]!r}", typed, f"id_{row}-{name}", words


ATTRIBUTED = [
    in_row("attributions", "source", "", refusing.REQUIRED),
    in_row("attributions", "source", "99999", refusing.NO_CHOICE),
    in_row("attributions", "url", "gar nicht", refusing.NO_ADDRESS),
    in_row("attributions", "url", "javascript:x", refusing.NO_ADDRESS),
    in_row("attributions", "title", "a" * 501, at_most(500)),
    in_row("attributions", "title", "a\0", refusing.NUL),
    in_row("attributions", "dated", "bald", refusing.NO_DAY),
    in_row("attributions", "dated", "2026-02-30", refusing.NO_DAY),
    in_row("attributions", "dated", "2062-01-01", refusing.TOO_FAR),
    in_row("attributions", "position", "-3", LEAST),
    in_row("attributions", "position", "99999", MOST),
    in_row("attributions", "position", "x", refusing.NO_NUMBER),
]
READ = [
    in_row("further_reading", "title", "", refusing.REQUIRED, url="https://a.example/"),
    in_row("further_reading", "title", "a\0", refusing.NUL),
    in_row("further_reading", "publisher", "99", refusing.NO_CHOICE, title="T"),
    in_row("further_reading", "language", "xx", refusing.NO_CHOICE, title="T"),
    in_row("further_reading", "dated", "0999-01-01", refusing.TOO_OLD, title="T"),
    (
        "too many rows",
        {"further_reading-TOTAL_FORMS": "500"},
        "further_reading-group",
        ROWS,
    ),
    (
        "no number of rows",
        {"further_reading-TOTAL_FORMS": "x"},
        "further_reading-group",
        refusing.DAMAGED,
    ),
]


@pytest.mark.parametrize(
    "cases",
    [TEXTS, DAYS, CHOICES, [*ATTRIBUTED, *READ]],
    ids=["texts", "days", "choices", "rows"],
)
def test_an_article_that_is_refused_says_why_at_its_field(cases):
    factories.draft(headline="Anderer")
    source = [{"source": str(factories.source().key)}]
    draft = factories.draft(attributions=source)
    path, lock = url(Article, "change", draft.pk), draft.lock
    assert wrong(at_desk(factories.author()), path, cases) == []
    draft.refresh_from_db()
    assert draft.lock == lock


NEW = [
    ("other language", {"language": "xx"}, "id_language", refusing.NO_CHOICE),
    ("odd mark of its beginning", {"begun": "x"}, "", refusing.DAMAGED),
]


def test_a_new_article_that_is_refused_says_why_at_its_field():
    client, filled = at_desk(factories.author()), {"headline": "Neu"}
    assert wrong(client, url(Article, "add"), NEW, filled) == []
    assert not Article.objects.exists()


def test_a_long_headline_is_not_cut_by_the_browser():
    page = at_desk(factories.author()).get(url(Article, "add")).text
    field = page.split('name="headline"')[1].split(">")[0]
    assert "maxlength" not in field
