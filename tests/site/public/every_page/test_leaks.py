"""No public route shows articles in any state that isn't public."""

import re

import pytest
import time_machine
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import override

from articles.models import Article
from articles.site.downloads import FORMS
from articles.site.feeds import FORMATS
from articles.site.public.machines.sitemaps import SECTIONS
from tests.site.public.hiding import (
    FORMER,
    NO_FILE,
    STATES,
    TOKEN,
    document_of,
    file_of,
    hide_in,
)
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.again]
UNKNOWN = "nobody-wrote-this"
SECRET = ("review_", "alerts", "leave_alerts")


def public_names() -> list[tuple[str, set[str]]]:
    """Return the name of every public route, and what its address is made of.

    Nobody is let in at those of review links and of subscribers without a secret:
    tests/site/guests, tests/site/alerts.
    """

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if not str(pattern.pattern).startswith("admin/"):
                    yield from walk(pattern.url_patterns)
            elif pattern.name and not pattern.name.startswith(SECRET):
                taken = pattern.pattern.converters or pattern.pattern.regex.groupindex
                yield pattern.name, set(taken)

    return list(walk(get_resolver().url_patterns))


def paths(slug: str) -> list[str]:
    """Return every public address in both languages, filtered ones too."""
    found = {"/feeds.opml"}
    parts = {"slug": slug, "year": 2020, "month": 2}
    parts |= {"token": file_of(slug), "name": "article-64.jpg"}
    parts |= {"checksum": document_of(slug), "digest": "0" * 24}
    parts |= {"kind": "css", "listed": "1", "signed": "x" * 24, "number": 1}
    for language in ("de", "en"):
        for section in SECTIONS:
            found.add(f"/sitemap-{section}-{language}-1.xml")
    for language in ("de", "en"):
        parts["other"] = "en" if language == "de" else "de"
        with override(language):
            for name, taken in public_names():
                of_route = parts | (
                    {"name": "geheim.pdf"} if name == "document" else {}
                )
                given = {part: of_route[part] for part in taken}
                found.add(reverse(name, kwargs=given))
            feeds = [f"feed_{form}" for form in FORMATS]
            feeds += [f"list_{form}" for form in FORMS]
            for name in ("articles", "subscribe", "by_email", *feeds):
                for query in (
                    "year=2020&month=2",
                    "country=frankreich",
                    "since=2020-01-01",
                ):
                    found.add(f"{reverse(name)}?{query}")
                for parameter in ("category", "topic", "source"):
                    found.add(f"{reverse(name)}?{parameter}={slug}")
                found.add(f"{reverse(name)}?topic={slug},{slug}")
    return sorted(found)


def of_all() -> list[str]:
    """Return the public addresses that name no article and no label of it."""
    found = paths(UNKNOWN)
    return [path for path in found if UNKNOWN not in path and NO_FILE not in path]


def of_one(slug: str) -> list[str]:
    """Return the public addresses that could be those of this slug."""
    own = (slug, file_of(slug), document_of(slug))
    return [path for path in paths(slug) if any(one in path for one in own)]


def answers(client, slug: str) -> dict[str, tuple]:
    file, document = file_of(slug), document_of(slug)
    return {
        path.replace(slug, "SLUG")
        .replace(document, "DOCUMENT")
        .replace(file, "FILE"): (
            response.status_code,
            steady(response, slug),
        )
        for path in of_one(slug)
        for response in [client.get(path)]
    }


def steady(response, slug: str) -> str:
    """Return the answer without the words of the address that a 404 offers to search.

    Nothing else of it may depend on the address.
    """
    text = re.sub(r'"[0-9a-f]{32}"', "", response.text)
    if response.status_code == 404:
        words = slug.replace("-", " ")
        for echo in (words, f"sitemap {words}"):
            text = text.replace(f'name="q" value="{echo}"', 'name="q" value=""')
    return text


def test_every_public_route_is_tried():
    names = {name for name, _slug in public_names()}
    assert {
        "home",
        "articles",
        "article",
        "feed_rss",
        "source",
        "picture",
        "document",
        "topic_feed_atom",
    } <= names
    assert len(names) > 12


def test_the_pages_for_machines_are_tried_too():
    tried = set(paths(TOKEN))
    assert {
        "/sitemap.xml",
        "/sitemap-articles-de-1.xml",
        "/sitemap-topic-en-1.xml",
        "/news-sitemap.xml",
        "/robots.txt",
        "/feeds.opml",
        "/de/abonnieren/",
        f"/en/subscribe/?topic={TOKEN}",
        "/.well-known/security.txt",
        f"/de/artikel/{TOKEN}/zitat.bib",
        f"/en/articles/{TOKEN}/citation.ris",
    } < tried


def test_s16_s17_what_was_never_public_is_as_if_it_did_not_exist(client):
    hidden = hide_in(STATES)
    unknown = answers(client, UNKNOWN)
    for (token, article), state in zip(hidden.items(), STATES, strict=True):
        assert answers(client, token) == unknown, state
        assert article.headline == f"Geheim {token}"
    told = [text for _status, text in unknown.values()]
    told += [steady(client.get(path), UNKNOWN) for path in of_all()]
    assert not [text for text in told if TOKEN in text]


def test_s16_s19_what_was_public_is_gone_but_for_its_notice(client):
    former = dict(zip(FORMER, hide_in(FORMER).items(), strict=True))
    token, withdrawn = former["withdrawn"]
    page = withdrawn.get_absolute_url()
    notices = {page, f"{page}ninjs.json", f"{page}nebeneinander/en/"}
    for path in (*of_all(), *of_one(token)):
        text = without_notice(steady(client.get(path), token), path, withdrawn, token)
        if path not in notices:
            assert TOKEN not in text, path
    for own in (client.get(path).text for path in notices):
        assert f"Geheim {token}" in own
        for words in ("Teaser", "Text", "Name", "Anmerkung", "Rubrik", "Quelle", "Alt"):
            assert f"{words} {token}" not in own
    for state in ("expired", "replaced version", "gone"):
        token, article = former[state]
        for path in of_one(token):
            text = steady(client.get(path), token)
            if keeps_names(path):
                text = without_labels(text, path, token)
            assert TOKEN not in text, path
        status = client.get(article.get_absolute_url()).status_code
        assert status == (301 if state == "replaced version" else 410)


def without_notice(text: str, path: str, withdrawn: Article, token: str) -> str:
    """Return an answer without what readers are told of a withdrawn article."""
    if path.startswith("/de/korrekturen/"):
        # A notice is named there, and what was said publicly of its mistakes.
        own = withdrawn.get_absolute_url()
        for said in (f"Geheim {token}", f"Anmerkung {token}", own):
            assert said in text
            text = text.replace(said, "")
    elif keeps_names(path):
        text = without_labels(text, path, token)
    return text


def keeps_names(path: str) -> bool:
    """Return whether it is a feed or a calendar: subscribers knew the label's name."""
    return "/feed." in path or path.endswith("calendar.ics")


def without_labels(text: str, path: str, token: str) -> str:
    """Return a feed without notice and labels: it keeps the names that readers knew."""
    for words in ("Teaser", "Text", "Name", "Anmerkung", "Titel", "credit"):
        assert f"{words} {token}" not in text, path
    return text.replace(token, "")


TRICKS = (
    "preview=1", "status=draft", "static=1", "p={pk}", "version=1", "at=2030-01-01",
)  # fmt: skip
CLAIMS = (
    {"X-Preview": "1"},
    {"X-Newsroom-Preview": "1"},
    {"If-None-Match": "*"},
    {"If-None-Match": 'W/"x"'},
    {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
)


def test_s17_s23_no_parameter_and_no_claim_opens_what_is_not_public(client):
    hidden = hide_in(STATES)
    for (token, article), state in zip(hidden.items(), STATES, strict=True):
        path = article.get_absolute_url()
        nobodys = path.replace(token, UNKNOWN)
        for trick in ("", *(trick.format(pk=article.pk) for trick in TRICKS)):
            for claim in ({}, *CLAIMS) if not trick else ({},):
                answer = client.get(f"{path}?{trick}", headers=claim)
                unknown = client.get(f"{nobodys}?{trick}", headers=claim)
                assert answer.status_code == unknown.status_code == 404, state
                assert steady(answer, token) == steady(unknown, UNKNOWN)
                assert heads(answer) == heads(unknown), (state, trick, claim)


def heads(response) -> dict[str, str]:
    """Return the headers but for those of the words that a 404 offers to search."""
    of_words = {"Content-Length", "ETag"}
    return {n: v for n, v in response.headers.items() if n not in of_words}


def seen_in(topic: str) -> list[str]:
    """Return where something could be counted, found, or said to have changed."""
    lists = ["/de/artikel/", "/en/articles/", f"/de/themen/{topic}/"]
    found = ["/de/", "/de/themen/", f"/de/themen/{topic}/zusammen/", *lists]
    found += ["/de/artikel/?q=hafen", "/de/artikel/?q=haf", "/en/articles/?q=hafen"]
    found += [f"/de/artikel/?q=hafen&topic={topic}&country=frankreich", "/de/archiv/"]
    found += [f"/de/artikel/?topic={topic}", "/feeds.opml", "/sitemap.xml"]
    found += ["/sitemap-articles-de-1.xml", "/sitemap-topic-de-1.xml", "/robots.txt"]
    found += [f"/de/abonnieren/?topic={topic}", "/de/korrekturen/", "/de/nichts/"]
    for form in FORMATS:
        found += [f"{path}feed.{form}" for path in lists]
        found += [f"/de/artikel/feed.{form}?q=hafen", f"/de/korrekturen/feed.{form}"]
    for form in FORMS:
        found += [f"/de/artikel/liste.{form}{q}" for q in ("", "?q=hafen")]
        found += [f"/de/themen/{topic}/liste.{form}", f"/en/articles/list.{form}"]
    found += ["/de/artikel/?since=2020-01-01", "/de/artikel/feed.json?since=2020-01-01"]
    return found


@pytest.mark.both
def test_s16_s22_a_draft_changes_no_number_and_no_label_that_readers_see(client):
    shared = {
        "topics": keys(factories.topic("Innovation")),
        "countries": keys(factories.country("FR")),
        "attributions": [{"source": str(factories.source().key)}],
    }
    with time_machine.travel("2027-03-01 10:00:00Z", tick=False) as clock:
        live = factories.published(headline="Ein Hafen", **shared)
        factories.published(headline="Noch ein Hafen", **shared)
        seen = [*seen_in("innovation"), live.get_absolute_url()]
        clock.shift(factories.DAY)
        before = {path: said(client.get(path)) for path in seen}
        for state in ("draft", "in review", "approved", "scheduled", "discarded"):
            STATES[state](headline=f"Hafen: {state}", **shared)
        factories.revised(live, headline="Ein anderer Hafen", body="<p>Hafen</p>")
        factories.translated(live, headline="Hafen", body="<p>Hafen</p>")
        clock.shift(2)
        for path in seen:
            assert said(client.get(path)) == before[path], path


def said(response) -> tuple:
    """Return what tells two states of a page apart, its validators too."""
    told = [response.get(name) for name in ("ETag", "Last-Modified", "Content-Length")]
    return response.status_code, *told, response.content


def test_being_logged_in_shows_no_more(client):
    article = factories.draft(slug="entwurf")
    client.force_login(factories.admin())
    response = client.get("/de/artikel/entwurf/")
    assert response.status_code == 404
    assert "Cookie" not in response.get("Vary", "")
    assert article.author
