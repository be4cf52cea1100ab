"""Whole newsrooms in other languages than German and English: every address answers."""

import re
from html import unescape

import feedparser
import pytest
from django.urls import reverse
from django.utils.translation import override

from articles.domain import site_version
from articles.editing.publishing import move
from articles.models import Article, Category, Masthead, Source, Topic
from tests.site.public.reading import hreflangs, tree
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url
from tests.support.factories import author, chief

pytestmark = pytest.mark.django_db
NEWSROOMS = [
    ("fr",),
    ("en",),
    ("de", "fr", "it", "en"),
    ("de-ch", "fr-ch", "it-ch"),
]
ORIGIN = "http://127.0.0.1:8000"
LINKED = re.compile(rf'(?:href|src)="(?:{ORIGIN})?(/[^"?#]*)')
LANGUAGE = re.compile(r'<html lang="([^"]+)"')
SWITCH = '<nav class="languages"'
FOR_ALL = ("/sitemap.xml", "/news-sitemap.xml", "/feeds.opml", "/robots.txt")
DESK = re.compile(r'href="(/admin/[^"#]*)')
LEFT_ALONE = ("/static/", "/admin/")


@pytest.fixture(params=NEWSROOMS, ids=",".join)
def codes(request, offer) -> tuple[str, ...]:
    offer(*request.param)
    site_version.forget()
    return request.param


@pytest.fixture
def newsroom(codes) -> tuple[str, ...]:
    """Publish an article in every language, with labels and a picture; all has words
    in every language.
    """
    labels = {}
    for entry, model in (("topics", Topic), ("categories", Category)):
        label = model.objects.create(**words(codes, model.__name__))
        labels[entry] = [str(label.key)]
    source = Source.objects.create(**words(codes, "Quelle"))
    told = {"attributions": [{"source": str(source.key), "title": "Meldung"}]}
    told |= labels | {"lead_image": str(described(codes).key)}
    first, *others = codes
    original = factories.published(**written(first), language=first, **told)
    for code in others:
        version = factories.translated(original, into=code, **written(code))
        for name, person in (("submit", author), ("publish", chief)):
            move(version, name, by=person())
    for code in codes:
        factories.site_page(language=code, slug="imprint")
        Masthead.objects.create(language=code, name=f"Newsroom {code}", contact="Weg 1")
    return codes


def words(codes, name: str) -> dict:
    slug = name.lower()
    return {
        "names": {code: f"{name} {code}" for code in codes},
        "slugs": {code: f"{slug}-{code}" for code in codes},
    }


def described(codes):
    image = factories.picture("Hafen")
    image.alts = {code: f"Hafen {code}" for code in codes}
    image.save()
    return image


def written(code: str) -> dict:
    body = "<p>An der Strasse steht ein Haus: l’énergie, l’università.</p>"
    return {"headline": f"Artikel {code}", "slug": f"artikel-{code}", "body": body}


def walk(client, *paths: str, links=LINKED, beside=LEFT_ALONE) -> dict:
    """Return the answer of each address that is linked, from these on, by address;
    of addresses that differ in what they ask for, only one is opened.
    """
    waiting, found = list(paths), {}
    while waiting:
        asked = unescape(waiting.pop())
        path = asked.partition("?")[0]
        if path in found or path.startswith(beside):
            continue
        found[path] = client.get(asked)
        if is_page(found[path]):
            waiting += links.findall(found[path].text)
    return found


def is_page(answer) -> bool:
    return answer.get("Content-Type", "").startswith("text/html")


def test_every_address_that_is_linked_answers_in_its_language(newsroom, client):
    found = walk(client, *(f"/{code}/" for code in newsroom), *FOR_ALL)
    assert {p: a.status_code for p, a in found.items() if a.status_code != 200} == {}
    for path, answer in found.items():
        if is_page(answer):
            [language] = LANGUAGE.findall(answer.text)
            assert path.startswith(f"/{language.lower()}/"), path
            tree(answer.text)
        elif path.endswith((".rss", ".atom")):
            feed = feedparser.parse(answer.content)
            assert not feed.bozo, path
            assert path.startswith(f"/{feed.feed.language.lower()}/"), path
    for code in newsroom:
        with override(code):
            shown = [path for path in found if path.startswith(f"/{code}/")]
            [article] = Article.objects.filter(edition__language=code)
            assert article.get_absolute_url() in shown
            for form in ("rss", "atom", "json"):
                feed = found[f"{reverse('articles')}feed.{form}"]
                assert f"Artikel {code}" in feed.text
    sitemaps = re.findall(rf"<loc>{ORIGIN}(/[^<]+)", found["/sitemap.xml"].text)
    listed = "".join(client.get(path).text for path in sitemaps)
    for article in Article.objects.all():
        assert f"{ORIGIN}{article.get_absolute_url()}" in listed


def test_every_page_leads_to_itself_in_the_other_languages(newsroom, client):
    found = walk(client, *(f"/{code}/" for code in newsroom))
    pages = {path: tree(a.text) for path, a in found.items() if is_page(a)}
    alternates = {path: hreflangs(page) for path, page in pages.items()}
    if len(newsroom) == 1:
        assert not any(alternates.values())
        assert not any(SWITCH in a.text for a in found.values() if is_page(a))
        return
    assert all(SWITCH in a.text for a in found.values() if is_page(a))
    for path, others in alternates.items():
        for address in others.values():
            other = address.removeprefix(ORIGIN)
            if other != "/":
                assert alternates[other] == others, f"{path} → {other}"
    [article] = Article.objects.filter(edition__language=newsroom[-1])
    told = alternates[article.get_absolute_url()]
    assert {code.lower() for code in told} == {*newsroom, "x-default"}


def test_every_page_of_the_desk_opens(newsroom, full_size):
    if not full_size:
        pytest.skip("make test-long opens them")
    client = at_desk(factories.admin())
    found = walk(client, "/admin/", links=DESK, beside=("/admin/logout/",))
    wrong = {p: a.status_code for p, a in found.items() if a.status_code >= 400}
    assert wrong == {}
    assert len(found) > 50


@pytest.mark.both
def test_an_article_is_begun_translated_published_found_and_corrected(codes, client):
    by, second = at_desk(author()), at_desk(chief())
    for code in codes:
        typed = {"headline": f"Neues {code}", "body": "<p>Die Strasse am Haus.</p>"}
        answer = save(by, url(Article, "add"), language=code, **typed)
        assert answer.status_code == 302, code
        article = Article.objects.get(headline=f"Neues {code}")
        assert article.language == code
        for name, person in (("submit", author), ("publish", chief)):
            article = move(article, name, by=person())
        assert second.get(url(Article, "change", article.pk)).status_code == 200
        for typed in ("strasse", "Straße") if code[:2] == "de" else ("strasse",):
            with override(code):
                found = client.get(reverse("articles"), {"q": typed})
            assert f"Neues {code}" in found.text, typed
        note = {"change_kind": "correction", "change_note": "Es waren 3, nicht 30."}
        revised = factories.revised(article, headline=f"Berichtigt {code}", **note)
        for name, person in (("submit", author), ("publish", chief)):
            revised = move(revised, name, by=person())
        page = client.get(revised.get_absolute_url()).text
        assert f"Berichtigt {code}" in page
        assert "Es waren 3, nicht 30." in page


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/de-CH/", "/de-ch/"),
        ("/FR-ch/articles/?q=a%20b", "/fr-ch/articles/?q=a%20b"),
        ("/DE-CH//example.org/", "/de-ch//example.org/"),
        ("/DE-CH/zölle/", "/de-ch/z%C3%B6lle/"),
    ],
)
def test_a_language_in_capitals_leads_to_its_address(client, offer, typed, meant):
    offer("de-ch", "fr-ch")
    answer = client.get(typed)
    assert (answer.status_code, answer["Location"]) == (301, meant)


@pytest.mark.parametrize("path", ["/IT-ch/", "/DE/", "/de-ch/NIX/", "/X"])
def test_no_other_address_is_led_anywhere(client, offer, path):
    offer("de-ch", "fr-ch")
    assert client.get(path).status_code == 404
