"""The portal's own page, imported and published: page and feed have all of it."""

import re
from pathlib import Path

import feedparser
import pytest

from articles.models import Article
from articles.transfer.importing.files import find_documents
from articles.transfer.importing.importer import Importer
from tests.site.public.reading import fragment, in_order, text_of, tree
from tests.support.factories import chief

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
# Navigation of the page, not the article's.
NAVIGATION = ("Zurück", "Weitere Informationen")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
DAY, WORD = re.compile(r"\d+\.\d+\.\d+"), re.compile(r"\w+")


@pytest.fixture
def lines():
    """Return the lines of the document as a reader sees them, and publish it."""
    files = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not files:
        pytest.skip(f"the portal's page is not there: {SEEDS}")
    importer = Importer(publish=True, by=chief())
    for found in find_documents([SEEDS]):
        assert importer.run(found).done == "new"
    text = files[0].read_text(encoding="utf-8")
    text = LINK.sub(r"\1", text).replace("\n- ", "\n")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_the_page_has_every_word_of_the_document(client, lines):
    article = Article.objects.public().get(headline=lines[0])
    page = tree(client.get(article.get_absolute_url()).text)
    text = text_of(page.find("body/main"))
    # Days are in words there, and the page says who edited it without a sentence.
    said = DAY.sub("", " ".join(line for line in lines if line not in NAVIGATION))
    assert set(WORD.findall(said)) - {"von"} <= set(WORD.findall(text))
    assert "Zurück zu allen Artikeln" in text.splitlines()


def test_the_feed_has_every_line_of_the_document_in_its_order(client, lines):
    feed = feedparser.parse(client.get("/de/artikel/feed.rss").content)
    [entry] = [entry for entry in feed.entries if entry.title == lines[0]]
    text = text_of(fragment(f"<div>{entry.content[0].value}</div>"))
    expected = [line for line in lines[1:] if line not in NAVIGATION]
    assert in_order(expected, text)
    assert set(expected) <= set(text.splitlines())
