"""Lines are set on pages alone: nothing that programs read, or that is stored, sent or
copied has a sign or an element for it.
"""

import html
import re

import pytest
from django.db import connection

from articles.foundation.sql import compose
from tests.conftest import ROOT
from tests.site.public.every_page.test_leaks import paths
from tests.site.public.reading import tree
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.again]
GROUPS = ("20. Oktober", "500 Millionen Euro", "§ 16", "z. B.", "Dr. Meier")
HEADLINE = f"Assoziierungsabkommen vom {GROUPS[0]} kostet {GROUPS[1]}"
TEXT = f"Nach {GROUPS[2]} gilt es {GROUPS[3]} für {GROUPS[4]} ab dem {GROUPS[0]}."
JOINED = [re.escape(one).replace(r"\ ", "[\u00a0\u202f]") for one in GROUPS]
SIGNS = re.compile("|".join(["\u00ad", "<span[^>]*(?:whole|joint)", *JOINED]))
# Parts that only pages show.
SHOWN = ("page", "card", "lead", "tile")
INCLUDED = re.compile(r'include "([^"]+)"')
FILTERS = re.compile(r"\|(?:unbroken|whole|prose)\b|filter whole")


def plain(text: str) -> str:
    """Return an answer without the escapes of HTML and JSON."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return html.unescape(html.unescape(text)).replace('\\"', '"')


@pytest.fixture
def article():
    return factories.published(
        headline=HEADLINE,
        slug="abkommen",
        teaser=TEXT,
        body=f"<p>{TEXT}</p>",
        change_note=TEXT,
        topics=keys(factories.topic("Abkommen", slug="abkommen")),
    )


def test_no_answer_has_a_sign_that_nobody_typed(client, article):
    seen = set()
    for path in [*paths("abkommen"), "/de/artikel/?q=Assoziierungsabkommen"]:
        response = client.get(path)
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.status_code != 200 or kind.startswith(("image/", "font/")):
            continue
        text = response.text
        seen.add(kind)
        if kind == "text/html":
            assert "\u00ad" not in text, path
            # Title, description, Open Graph, JSON-LD; and all that attributes say.
            text = text.partition("<body")[0] + "".join(attributes_of(text))
        assert not SIGNS.search(plain(text)), path
    assert {"text/html", "application/xml", "text/csv", "text/calendar"} <= seen
    assert "application/feed+json" in seen


def attributes_of(text: str) -> list[str]:
    named = ("title", "alt", "content", "aria-label", "href", "value", "data-text")
    return [one.get(name) or "" for one in tree(text).iter() for name in named]


def test_pages_show_the_headline_in_one_piece(client, article):
    page = client.get(article.get_absolute_url()).text
    assert '<span class="whole">20. Oktober</span>' in page
    assert 'class="joint' in page
    [headline] = tree(page).iter("h1")
    assert "".join(headline.itertext()) == HEADLINE
    for path in ("/de/artikel/", "/de/artikel/?q=Assoziierungsabkommen", "/de/"):
        titles = [one for one in tree(client.get(path).text).iter() if is_title(one)]
        assert HEADLINE in ["".join(one.itertext()).strip() for one in titles], path


def is_title(element) -> bool:
    return element.get("class") == "card-title"


def test_nothing_stored_has_one_but_parts_of_pages(client, article):
    for path in paths("abkommen"):
        client.get(path)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(compose("SELECT * FROM {table}", table=table))
            columns = [column[0] for column in cursor.description]
            for values in cursor.fetchall():
                row = dict(zip(columns, values, strict=True))
                if table == "articles_printedpart" and row["part"] in SHOWN:
                    continue
                assert not SIGNS.search(plain(str(row))), table


def test_only_templates_of_pages_set_lines():
    folder = ROOT / "templates/articles"
    known = {path.relative_to(folder).as_posix(): path.read_text()
             for path in folder.rglob("*") if path.is_file()}  # fmt: skip
    found = {name for name in known if name.startswith(("feed_", "letters/"))}
    found |= {name for name in known if name.endswith(".txt")}
    while (
        more := {
            one.removeprefix("articles/")
            for name in found
            for one in INCLUDED.findall(known[name])
        }
        - found
    ):
        found |= more
    assert "_corrections.html" in found
    assert not [name for name in found if FILTERS.search(known[name])]
