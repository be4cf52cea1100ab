"""In a former language what was public stays; nothing leads to it from elsewhere."""

import re

import pytest

from articles.domain import site_version
from articles.editing.publishing import Withdrawal, move
from articles.models import Article, Masthead
from articles.site.feeds import FORMATS
from tests.support import factories
from tests.support.factories import author, chief
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
LINE = "This newsroom no longer publishes in this language."
NOINDEX = '<meta name="robots" content="noindex, follow">'
LISTS = (
    "/en/", "/en/articles/", "/en/archive/", "/en/topics/", "/en/topics/trade/",
    "/en/corrections/",
)  # fmt: skip
ARTICLE, NOTICE = "/en/articles/told-twice/", "/en/articles/withdrawn/"
PAGE = "/en/page/imprint/"
FEEDS = [f"/en/articles/feed.{form}" for form in FORMATS]
FEEDS += [f"/en/topics/trade/feed.{form}" for form in FORMATS]
MACHINES = ("/feeds.opml", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt")
WAYS = re.compile(r'href="(/en/articles/[a-z-]+/)"')


@world
def newsroom():
    topic = factories.topic("Handel", name_en="Trade", slug_en="trade")
    told = {"topics": [str(topic.key)]}
    german = factories.published(headline="Zweimal", **told)
    english = factories.translated(german, headline="Told twice", slug="told-twice")
    for name, person in (("submit", author), ("publish", chief)):
        move(english, name, by=person())
    factories.withdrawn(headline="Withdrawn", language="en")
    former = factories.published(headline="Former", language="en")
    factories.superseded(
        former, factories.published(headline="New", language="en", **told)
    )
    for code, title in (("de", "Impressum"), ("en", "Imprint")):
        factories.site_page(language=code, title=title, slug=title.lower())
        Masthead.objects.create(language=code, name=title)


@pytest.fixture
def close(offer):
    def closed(former=("en",)):
        offer("de", former=former)
        site_version.forget()

    return closed


def read(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


def test_what_was_public_stays_with_a_line_on_each_page(client, close):
    pages = (*LISTS, ARTICLE, NOTICE, PAGE)
    before = {path: set(WAYS.findall(read(client, path))) for path in pages}
    close()
    for path in pages:
        text = read(client, path)
        assert set(WAYS.findall(text)) == before[path], path
        assert text.count(LINE) == 1, path
        assert 'href="/de/">Deutsche Startseite</a></p>' in text
    for path in ("/de/", "/de/artikel/zweimal/", "/de/seite/impressum/"):
        text = read(client, path)
        assert LINE not in text
        assert "veröffentlicht nicht mehr" not in text


def test_nobody_is_offered_what_no_longer_comes(client, close):
    close()
    for path in ("/en/subscribe/", "/en/subscribe/?topic=trade"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/de/abonnieren/")


def test_citations_have_the_style_of_the_text(client, close):
    close()
    assert "English style" in read(client, ARTICLE)


def test_feeds_have_the_same_entries(client, close):
    before = {path: read(client, path) for path in FEEDS}
    close()
    for path in FEEDS:
        entries = [re.findall(r"urn:uuid:[0-9a-f-]+", before[path])]
        assert [re.findall(r"urn:uuid:[0-9a-f-]+", read(client, path))] == entries
        assert entries != [[]]


def test_redirects_still_lead_on(client, close):
    close()
    answer = client.get("/en/articles/former/")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "/en/articles/new/",
    )


def test_search_engines_keep_articles_alone(client, close):
    close()
    for path in (*LISTS, PAGE):
        assert NOINDEX in read(client, path), path
    assert 'name="robots"' not in read(client, ARTICLE)


def test_nothing_leads_there(client, close):
    close()
    own = ("/de/", "/de/artikel/", "/de/artikel/zweimal/", "/de/abonnieren/")
    for path in (*own, "/de/seite/impressum/", "/de/themen/", *MACHINES):
        text = read(client, path)
        assert "/en/" not in text, path
        assert 'hreflang="en"' not in text, path
    for path in (*LISTS, ARTICLE, PAGE):
        text = read(client, path)
        assert 'rel="alternate" hreflang' not in text, path
        assert '<link rel="alternate" type=' not in text, path
        assert 'class="subscribe-link"' not in text, path
    assert client.get("/sitemap-articles-en-1.xml").status_code == 404


def test_the_way_back_leads_to_the_translation(client, close):
    close()
    assert 'href="/de/artikel/zweimal/"' in read(client, ARTICLE)
    assert "application/ld+json" in read(client, ARTICLE)


@pytest.mark.parametrize("asked", ["en", "en-GB,en;q=0.8,de;q=0.5"])
def test_the_bare_address_answers_in_an_offered_language(client, close, asked):
    close()
    answer = client.get("/", headers={"Accept-Language": asked})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/")


def test_an_article_can_still_be_withdrawn(client, close):
    close()
    article = Article.objects.public().get(slug="told-twice")
    move(article, "withdraw", by=chief(), note="Wrong.", options=Withdrawal())
    assert "Wrong." in read(client, ARTICLE)


def test_in_a_language_that_no_setting_names_nothing_answers(client, close):
    close(former=())
    for path in (*LISTS, ARTICLE, NOTICE, PAGE, *FEEDS, "/en/articles/former/"):
        assert client.get(path).status_code == 404, path
    for path in ("/de/", "/de/artikel/zweimal/", "/de/seite/impressum/", *MACHINES):
        assert "/en/" not in read(client, path), path


def test_a_text_leads_to_no_address_that_doesnt_answer(client, close):
    english = Article.objects.public().get(slug="told-twice").edition
    body = f'<p>Siehe <a href="{english.urn}">hier</a>.</p>'
    factories.published(headline="Verweis", body=body)
    path = "/de/artikel/verweis/"
    assert ARTICLE in read(client, path)
    close()
    assert ARTICLE in read(client, path)
    close(former=())
    assert ARTICLE not in read(client, path)


def test_a_notice_stands_where_its_successor_doesnt_answer(client, close):
    english = Article.objects.public().get(slug="told-twice")
    german = factories.published(headline="Abgelöst")
    factories.superseded(german, english)
    path = german.get_absolute_url()
    assert client.get(path).headers["Location"] == ARTICLE
    close(former=())
    assert "Überholt." in read(client, path)
