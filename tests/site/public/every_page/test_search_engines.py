"""Everything that can be reached is walked: as search engines do, and link checkers."""

import re
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client

from articles.models import Masthead
from tests.site.public.reading import canonical, hreflangs, links, meta, tree
from tests.support.contents import keys
from tests.support.factories import (
    category,
    chief,
    country,
    move,
    published,
    site_page,
    source,
    topic,
    translated,
)

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"
STARTS = ("/", "/de/", "/en/", "/sitemap.xml", "/feeds.opml")
GERMAN_DAY = re.compile(r"\d\d\.\d\d\.\d{4}")
IN_XML = re.compile(
    r"""(?:href|url|xmlUrl|htmlUrl)=["']([^"']+)["']|<loc>(.*?)</loc>"""
)
# Addresses of lists in both languages; a query narrows them, unless it is a place.
BESIDE = re.compile(r"(nebeneinander|side-by-side)/[a-z]+/$")
LIST = re.compile(r"/(de/artikel|en/articles)/$")
PLACE = re.compile(r"(before|after)=[^&]+")
MOST = 600


def fill() -> None:
    """Publish some in both languages, some in one; labels meet each other."""
    for language in ("de", "en"):
        Masthead.objects.create(
            language=language, name="Blatt", tagline="Was die Welt erforscht"
        )
        slug = f"imprint-{language}"
        text = "<p>Verantwortlich ist die Redaktion.</p>"
        site_page(language=language, slug=slug, title="Impressum", body=text)
    shared = topic("Hochschulen", name_en="Higher education", slug_en="universities")
    german, english = topic("Nur deutsch"), topic("English only")
    labels = {"categories": keys(category("Förderung", name_en="Funding"))}
    for number, dated in enumerate(("2019-12-31", "2020-02-12", "2020-03-01")):
        article = published(
            headline=f"Nummer {number}",
            body=f"<p>Das ist Satz {number}, der etwas sagt. Und noch einer.</p>" * 4,
            dated=dated,
            topics=keys(shared, german),
            countries=keys(country("DE"), country("FR")),
            attributions=[{"source": str(source().key), "dated": dated}],
            further_reading=[{"title": "Bericht", "dated": dated}],
            credit_date=dated,
            **labels,
        )
    both = {"topics": keys(shared), "slug": "number-two"}
    other = translated(article, headline="Number two", **both)
    move(move(other, "submit", by=other.author), "publish", by=chief())
    published(
        language="en",
        headline="English alone",
        dated="2020-02-12",
        topics=keys(english, shared),
        countries=keys(country("FR")),
    )


# Forms by which readers report an error.
REPORTS = ("/fehler-melden/", "/report-an-error/")


@pytest.fixture(scope="module")
def crawled(django_db_setup, django_db_blocker):
    """Return the answer to each address that can be reached, by address."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        yield walk()
        transaction.set_rollback(True)


def walk() -> dict:
    client, found, waiting = Client(), {}, list(STARTS)
    while waiting:
        path = waiting.pop(0)
        if path in found:
            continue
        assert len(found) < MOST, "more addresses than so few articles can have"
        found[path] = answer = client.get(path)
        if answer.status_code == 200 and not answer.streaming:
            # From what is narrowed once it would go on to each combination of all.
            is_first = not is_narrowed(path)
            waiting += [
                one
                for one in led_to(answer)
                if one not in found and (is_first or not is_narrowed(one))
            ]
    return found


def is_narrowed(path: str) -> bool:
    """Return whether it requests a choice of articles, not only a place among all."""
    return bool(PLACE.sub("", urlsplit(path).query))


def led_to(answer) -> list[str]:
    """Return the addresses of ours that an answer leads to, files left out."""
    kind = answer["Content-Type"].partition(";")[0]
    if kind == "text/html":
        every = [
            link.get("href", "")
            for link in tree(answer.text).iter()
            if link.tag in ("a", "link")
        ]
    elif kind.endswith(("xml", "opml")):
        pairs = IN_XML.findall(answer.text)
        every = ["".join(pair).replace("&amp;", "&") for pair in pairs]
    elif kind.endswith("json"):
        every = [answer.json().get("next_url", "")]
    else:
        return []
    paths = (one.removeprefix(ORIGIN).partition("#")[0] for one in every)
    return [
        path
        for path in paths
        if path.startswith("/") and not path.startswith(("/static/", "//"))
        # The form for barriers stands once for each page.
        if "?page=" not in path
    ]


@pytest.fixture(scope="module")
def pages(crawled):
    """Return what can be read, by address."""
    return {
        path: tree(answer.text)
        for path, answer in crawled.items()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    }


def is_left_out(page) -> bool:
    return "noindex" in (meta(page, "robots") or "")


def test_no_link_is_broken(crawled):
    broken = {
        path: answer.status_code
        for path, answer in crawled.items()
        if answer.status_code not in {200, 302}
    }
    assert not broken
    assert len(crawled) > 100


def test_each_page_names_itself_and_two_texts_side_by_side_the_first(pages):
    for path, page in pages.items():
        assert canonical(page) == ORIGIN + BESIDE.sub("", path)


def test_of_lists_only_those_of_all_of_a_label_and_of_a_period_are_indexed(pages):
    narrowed = set()
    for path in pages:
        parts = urlsplit(path)
        is_form = parts.path.endswith(("/abonnieren/", "/subscribe/"))
        if (LIST.search(parts.path) or is_form) and is_narrowed(path):
            narrowed.add(path)
    assert narrowed
    reports = {"/de/barriere-melden/", "/en/report-a-barrier/"}
    reports |= {
        f"{form}{page}"
        for form, pages in (
            ("/de/nachricht-einsenden/", ("", "abgesendet/", "danke/")),
            ("/en/send-us-news/", ("", "sent/", "thanks/")),
        )
        for page in pages
    }
    reports |= {"/de/abonnieren/per-mail/", "/en/subscribe/by-email/"}
    # Nothing is due there.
    reports |= {"/de/fristen/", "/en/deadlines/"}
    left_out = {path for path, page in pages.items() if is_left_out(page)}
    reports |= {path for path in left_out if path.endswith(REPORTS)}
    reports |= set(filter(BESIDE.search, left_out))
    assert left_out - reports == narrowed


def test_links_that_narrow_a_list_are_not_to_be_followed(pages):
    for page in pages.values():
        for link in page.iter("a"):
            path = link.get("href", "")
            if LIST.search(urlsplit(path).path) and is_narrowed(path):
                assert link.get("rel") == "nofollow", path


def test_translations_name_each_other_and_only_what_is_indexed(pages):
    for path, page in pages.items():
        named = hreflangs(page)
        if is_left_out(page):
            assert not named, path
        for language, address in named.items():
            other = pages[address.removeprefix(ORIGIN)]
            assert not is_left_out(other), address
            assert hreflangs(other) == named, (path, language)
    both, alone = "/de/themen/hochschulen/", "/de/themen/nur-deutsch/"
    assert hreflangs(pages[both])["en"] == f"{ORIGIN}/en/topics/universities/"
    assert hreflangs(pages[alone]) == {}


def test_what_is_indexed_is_in_the_sitemap_and_nothing_else(crawled, pages):
    listed = {
        address.removeprefix(ORIGIN)
        for path, answer in crawled.items()
        if path.startswith("/sitemap-")
        for address in re.findall("<loc>(.*?)</loc>", answer.text)
    }
    indexed = {path for path, page in pages.items() if not is_left_out(page)}
    # Further pages of a list are found from the first.
    assert {path for path in indexed if "?" not in path} == listed


def test_each_page_that_is_indexed_has_a_description_of_its_own(pages):
    told: dict[tuple[str, str], str] = {}
    for path, page in pages.items():
        if is_left_out(page):
            continue
        said = meta(page, "description")
        assert said, path
        assert len(said) <= 160, path
        language = path[1:3]
        # The home page says what the masthead does.
        if path != f"/{language}/":
            assert said.endswith((".", "!", "?", "…", "“", "”")), path
        assert told.setdefault((language, said), path) == path


def test_each_title_names_the_page_and_the_site(pages):
    told: dict[str, str] = {}
    for path, page in pages.items():
        title = page.find("head/title").text
        assert "Blatt" in title
        if not is_left_out(page):
            assert told.setdefault(title + path[1:3], path) == path
    home = pages["/de/"].find("head/title").text
    assert home == "Blatt – Was die Welt erforscht"


def test_nothing_english_prints_a_day_as_germans_do(crawled):
    english = {p: one for p, one in crawled.items() if p.startswith("/en/")}
    kinds = set()
    for path, answer in english.items():
        kinds.add(answer["Content-Type"].partition(";")[0])
        assert not GERMAN_DAY.search(answer.text), path
    assert {"text/html", "application/xml", "application/feed+json"} <= kinds
    assert "12 February 2020" in english["/en/articles/english-alone/"].text
    assert "12 Feb 2020" in english["/en/articles/"].text


def test_each_page_names_the_icons_of_the_site(crawled, pages):
    for path, page in pages.items():
        for rel in ("icon", "apple-touch-icon"):
            [link] = links(page, rel)
            assert "/static/" in link["href"]
        [link] = links(page, "manifest")
        manifest = crawled[link["href"]].json()
        assert manifest["name"] == "Blatt"
        assert manifest["start_url"] == f"/{path[1:3]}/"
        assert {one["sizes"] for one in manifest["icons"]} == {"512x512", "any"}
