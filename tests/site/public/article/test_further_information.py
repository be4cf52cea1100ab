"""The links of an article's page: related ones, other languages, citations, feeds."""

import pytest

from articles.editing.publishing import move
from tests.site.public.reading import body_of, links_of, page_of, text_of
from tests.support.contents import full_content, keys
from tests.support.factories import (
    author,
    chief,
    country,
    picture,
    published,
    topic,
    translated,
)

pytestmark = pytest.mark.django_db


def test_the_box_leads_to_related_articles(client):
    shared = {"topics": keys(topic("Innovation")), "countries": keys(country("EU"))}
    published(headline="Auch davon", **shared)
    published(headline="Nichts davon")
    page = page_of(client, published(**shared))
    assert links_of(page)["Auch davon"] == "/de/artikel/auch-davon/"
    assert "Nichts davon" not in body_of(page)
    [box] = page.iter("aside")
    assert [text_of(it) for it in box.iter("h2")] == ["Mehr zum Thema"]
    assert not list(box.iter("h3"))


def test_nothing_stands_beside_an_article_that_is_like_no_other(client):
    page = page_of(client, published())
    assert not list(page.iter("aside"))


@pytest.mark.wcag("1.1.1", on="site")
def test_what_is_related_is_shown_with_its_picture_which_says_nothing_twice(client):
    shared = {"topics": keys(topic("Innovation"))}
    image = picture("Kran")
    published(headline="Mit Bild", lead_image=str(image.key), **shared)
    published(headline="Ohne Bild", **shared)
    page = page_of(client, published(**shared))
    [box] = [ul for ul in page.iter("ul") if ul.get("class") == "pictured"]
    with_picture = {text_of(li): li.find(".//img") for li in box}
    shown = {text.split("\n")[0][:8].strip(): img for text, img in with_picture.items()}
    assert [shown[name] is None for name in ("Mit Bild", "Ohne Bil")] == [False, True]
    assert shown["Mit Bild"].get("alt") == ""
    assert client.get(shown["Mit Bild"].get("src")).status_code == 200


def test_what_is_open_is_opened_by_itself_and_says_what_it_is(client):
    page = page_of(client, published(**full_content()))
    folded = [it for it in page.iter("details") if it.get("name") == "tool"]
    names = [text_of(it.find("summary")) for it in folded]
    assert names == ["Zitieren", "Teilen", "Feeds"]
    assert not [it for it in page.iter("details") if "open" in it.attrib]


@pytest.mark.wcag("3.1.2", on="site")
def test_the_line_below_the_headline_leads_to_the_translation(client):
    article = published()
    translation = translated(article, headline="An example", slug="an-example")
    assert "gibt es nicht auf Englisch" in body_of(page_of(client, article))
    move(translation, "submit", by=author())
    move(translation, "publish", by=chief())
    page = page_of(client, article)
    [link] = [it for it in page.iter("a") if text_of(it) == "Read in English"]
    assert link.attrib["href"] == "/en/articles/an-example/"
    assert (link.get("lang"), link.get("hreflang")) == ("en", "en")
    back = links_of(page_of(client, translation))
    assert back["Auf Deutsch lesen"] == article.get_absolute_url()
    assert "gibt es nicht auf Englisch" not in body_of(page)


def test_the_box_lists_the_feeds_that_carry_the_article(client):
    article = published(**full_content())
    page = page_of(client, article)
    feeds = {
        a.get("href")
        for a in page.find("body/main").iter("a")
        if a.get("type") == "application/rss+xml"
    }
    assert "/de/artikel/feed.rss" in feeds
    assert "/de/themen/zoelle/feed.rss" in feeds
    assert len(feeds) == 1 + 2 + 3 + 2 + 2
    for feed in feeds:
        assert article.permalink in client.get(feed).text


def test_the_box_cites_in_both_styles_and_shares_by_plain_links(client):
    page = page_of(client, published(**full_content()))
    text = body_of(page)
    link = "http://127.0.0.1:8000/de/artikel/ausfuhren-usa/"
    assert (
        "Erika Muster, Musterinstitut: Ausfuhren in die USA wachsen. "
        f"In: Newsroom, 12. Februar 2020. {link}"
    ) in text
    assert (
        "Erika Muster, Musterinstitut. “Ausfuhren in die USA wachsen.” "
        f"Newsroom, 12 February 2020. {link}"
    ) in text
    assert link in text.splitlines()
    shares = links_of(page)
    for name in ("E-Mail", "Mastodon", "Bluesky", "LinkedIn"):
        assert "https%3A%2F%2F" in shares[name] or "http%3A%2F%2F127" in shares[name]
    # They need a script, which shows them.
    buttons = list(page.find("body/main").iter("button"))
    assert len(buttons) == 6
    assert all("hidden" in button.attrib for button in buttons)


def test_the_box_offers_the_citation_for_reference_managers(client):
    page = page_of(client, published(**full_content()))
    shown = {"".join(pre.itertext()) for pre in page.iter("pre")}
    for name, path in (
        ("BibTeX", "/de/artikel/ausfuhren-usa/zitat.bib"),
        ("RIS", "/de/artikel/ausfuhren-usa/zitat.ris"),
    ):
        assert links_of(page)[f"Als {name} herunterladen"] == path
        written = client.get(path).text.strip().replace("\r\n", "\n")
        assert written in {text.replace("\r\n", "\n") for text in shown}
