"""Wrong input for an article is refused: each mistake once, at its field."""

import pytest

from articles.models import Article
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db

SLUG = ("lässt sich nicht verwenden", "can't be used")
NO_STATE = ("auf welchem gespeicherten Stand", "which version it was opened with")
ROWS = ("Höchstens 200 Zeilen sind möglich.", "There may be 200 rows at most.")
TEXTS = [
    *mistakes.text("headline", 250),
    *mistakes.text("teaser", 1000),
    *mistakes.slug("slug", refusing.NO_SLUG, 100),
    *mistakes.cases("slug", {"taken": "anderer"}, SLUG),
    *mistakes.cases("body", {"a NUL": "<p>\0</p>"}, refusing.NUL),
    *mistakes.cases("body", {"long": f"<p>{'a' * 200_100}</p>"}, at_most(200_000)),
    *mistakes.text("credit_name", 200)[::3],
    *mistakes.text("credit_organisation", 200)[::3],
    *mistakes.text("lead_alt", 500)[::2],
    *mistakes.text("lead_caption", 500)[::2],
]
DAYS = [
    *mistakes.day("dated")[::2],
    ("too far ahead", {"dated": "2062-01-01"}, "id_dated", refusing.TOO_FAR),
    *mistakes.day("credit_date")[1::6],
    (
        "credit too far ahead",
        {"credit_date": "2062-01-01"},
        "id_credit_date",
        refusing.TOO_FAR,
    ),
]
KEYS = {"a gone key": "99999", "a huge key": b"9" * 30, "a word": b"abc"}
CHOICES = [
    *mistakes.choice("topics")[::2],
    *mistakes.choice("countries")[1::6],
    *mistakes.choice("categories")[2::6],
    *mistakes.cases("lead_image", KEYS, refusing.NO_CHOICE),
    *mistakes.cases("lead_image", {"a NUL": "\0"}, refusing.NUL),
]
HIDDEN = [
    ("no lock at all", {"seen_lock": "x"}, "", NO_STATE),
    ("a lock with a NUL", {"seen_lock": "1\0"}, "", NO_STATE),
    ("no lock", {"seen_lock": None}, "", NO_STATE),
    ("a huge lock", {"seen_lock": "9" * 30}, "", NO_STATE),
    ("a lock to come", {"seen_lock": "99999"}, "", ("inzwischen", "since you opened")),
]


def in_row(cases: list[refusing.Case], prefix: str, **more: str) -> list[refusing.Case]:
    """Return the cases in the first row of a list, filled in otherwise."""
    row = f"{prefix}-0"
    filled = {f"{row}-{name}": value for name, value in more.items()}
    return [
        (what, filled | {f"{row}-{one}": value for one, value in typed.items()},
         field.replace("id_", f"id_{row}-", 1), words)
        for what, typed, field, words in cases
    ]  # fmt: skip


def management(prefix: str) -> list[refusing.Case]:
    total, initial = f"{prefix}-TOTAL_FORMS", f"{prefix}-INITIAL_FORMS"
    damaged = [
        ("no number of rows", {total: None}),
        ("a word for it", {total: "x"}),
        ("below 0", {total: "-1"}),
        ("no number of stored rows", {initial: None}),
        ("more stored than sent", {initial: "9"}),
    ]
    group = f"{prefix}-group"
    return [
        *((what, typed, group, refusing.DAMAGED) for what, typed in damaged),
        ("too many rows", {total: "500"}, group, ROWS),
        ("far too many rows", {total: "9" * 30}, group, ROWS),
    ]


ATTRIBUTED = [
    *in_row(mistakes.cases("source", {"none": ""}, refusing.REQUIRED), "attributions"),
    *in_row(
        mistakes.cases("source", {"gone": "99999"}, refusing.NO_CHOICE), "attributions"
    ),
    *in_row(mistakes.address("url", 2000)[::3], "attributions"),
    *in_row(mistakes.text("title", 500), "attributions"),
    *in_row(mistakes.day("dated")[::5], "attributions"),
    *in_row(mistakes.number("position", 0, 1000)[::3], "attributions"),
]
READ = [
    *in_row(mistakes.needed("title"), "further_reading", url="https://a.example/"),
    *in_row(mistakes.text("title", 500)[::4], "further_reading"),
    *in_row(mistakes.text("publisher_name", 200)[::2], "further_reading", title="T"),
    *in_row(mistakes.choice("language")[::6], "further_reading", title="T"),
    *in_row(mistakes.day("dated")[::8], "further_reading", title="T"),
    *in_row(
        mistakes.cases("publisher", {"gone": "99"}, refusing.NO_CHOICE),
        "further_reading",
        title="T",
    ),
    *management("further_reading"),
]


@pytest.mark.parametrize(
    "cases",
    [
        pytest.param(TEXTS, id="texts"),
        pytest.param([*DAYS, *CHOICES, *HIDDEN], id="days and choices"),
        pytest.param(ATTRIBUTED, id="attributions"),
        # Rows as those of attributions.
        pytest.param(READ, id="further reading", marks=pytest.mark.long),
    ],
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
    *mistakes.choice("language")[1::3],
    ("odd mark of its beginning", {"begun": "x"}, "", refusing.DAMAGED),
    ("long mark of its beginning", {"begun": "a" * 5000}, "", refusing.DAMAGED),
    ("mark with a NUL", {"begun": "a\0"}, "", refusing.DAMAGED),
]


def test_a_new_article_that_is_refused_says_why_at_its_field():
    client, filled = at_desk(factories.author()), {"headline": "Neu"}
    assert wrong(client, url(Article, "add"), NEW, filled) == []
    assert not Article.objects.exists()


def test_a_long_headline_is_not_cut_by_the_browser():
    page = at_desk(factories.author()).get(url(Article, "add")).text
    field = page.split('name="headline"')[1].split(">")[0]
    assert "maxlength" not in field
