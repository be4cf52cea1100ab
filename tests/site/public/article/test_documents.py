"""Words for readers, feed readers and programs about an article's documents."""

import json
from html import unescape

import pytest

from articles.models import Attachment
from tests.site.feeds.reading import parsed
from tests.support import factories
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    table = made.attachment(
        made.stored(made.CSV, "Tabelle.csv"),
        title="Tabelle <der> Länder",
        language="en",
        accessibility="neither",
    )
    return factories.published(attachments=[made.attachment(), table])


def test_the_page_names_title_kind_size_language_and_accessibility(client, article):
    page = client.get(article.get_absolute_url()).text
    text = unescape(page).replace("\xa0", " ")
    assert "Der ganze Bericht" in text
    size = len(made.pdf())
    assert f"(PDF, {size} Bytes, barrierefrei, getaggt)" in text
    said = f"(CSV, {len(made.CSV)} Bytes, Englisch, nicht barrierefrei)"
    assert said in text
    assert "Tabelle &lt;der&gt; Länder" in page
    for row in Attachment.objects.select_related("document"):
        assert f'href="{row.path}"' in page
    assert 'hreflang="en"' in page


def test_an_article_without_documents_says_nothing_of_any(client):
    page = client.get(factories.published().get_absolute_url()).text
    assert "documents-title" not in page
    assert "associatedMedia" not in page


def test_programs_get_what_is_true_of_the_file(client, article):
    page = client.get(article.get_absolute_url()).text
    block = page.partition('<script type="application/ld+json">')[2]
    [data, *_others] = json.loads(block.partition("</script>")[0])
    report, table = data["associatedMedia"]
    assert report["@type"] == "MediaObject"
    assert report["encodingFormat"] == "application/pdf"
    assert report["accessibilityFeature"] == ["taggedPDF"]
    assert report["contentUrl"].startswith("http")
    assert report["sha256"] in report["contentUrl"]
    assert "accessibilityFeature" not in table
    assert table["inLanguage"] == "en"


def test_feeds_carry_them_each_in_its_way(client, article):
    [entry] = parsed(client, "atom").entries
    links = [one for one in entry.links if one.rel == "enclosure"]
    assert [one.type for one in links] == ["application/pdf", "text/csv"]
    assert links[0].length == str(len(made.pdf()))
    assert links[0].title == "Der ganze Bericht"
    [item] = client.get("/de/artikel/feed.json").json()["items"]
    [report, table] = item["attachments"]
    assert report["mime_type"] == "application/pdf"
    assert table["size_in_bytes"] == len(made.CSV)
    rss = client.get("/de/artikel/feed.rss").text
    assert "<enclosure" not in rss
    assert report["url"] in rss


@pytest.mark.both
def test_the_search_finds_an_article_by_the_title_of_its_document(client):
    row = made.attachment(title="Leitfaden zur Reaktorsicherheit")
    factories.published(attachments=[row])
    for word, number in (("Reaktorsicherheit", 1), ("Windrad", 0)):
        feed = client.get(f"/de/artikel/feed.json?q={word}").json()
        assert len(feed["items"]) == number, word


def test_a_translation_begins_with_the_same_documents(article):
    other = factories.translated(article, headline="An example")
    documents = [
        [row.document_id for row in version.attachments.order_by("position")]
        for version in (article, other)
    ]
    assert documents[0] == documents[1]
    assert len(documents[0]) == 2
