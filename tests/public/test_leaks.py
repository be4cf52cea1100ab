"""What isn't public is nowhere: every public route, every state that isn't public."""

import re

import pytest
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override

from articles.feeds.forms import FORMS
from articles.models import Article, Image
from articles.public.sitemaps import SECTIONS
from articles.publishing import move
from tests import factories
from tests.contents import keys

pytestmark = pytest.mark.django_db
TOKEN = "xleakx7"
LISTS = ("attributions", "further_reading", "topics", "categories")
UNKNOWN = "nobody-wrote-this"


def replaced(**content) -> Article:
    """Return a version that was public, after which one without the token was."""
    # A correction's note would stay on the page, as it should.
    article = factories.published(**content | {"change_kind": "update"})
    harmless = ("headline", "slug", "teaser", "credit_name", "change_note")
    harmless += ("lead_alt", "lead_caption")
    factories.republished(
        article,
        body="<p>Neu.</p>",
        lead_image=None,
        **dict.fromkeys(harmless, "harmlos"),
        **{name: [] for name in LISTS},
    )
    return article


def returned_to_draft(**content) -> Article:
    return move(
        factories.in_review(**content), "send_back", by=factories.editor(), note="Nein."
    )


def next_version(make):
    """Hide the token in a later version of an article that is public without it."""

    def build(**content):
        article = factories.published(headline="Harmlos", slug="harmlos")
        return make(article, **content)

    return build


def working_revision(article, **content):
    return factories.revised(article, **content)


def scheduled_revision(article, **content):
    at = timezone.now() + factories.DAY
    return factories.republished(article, at=at, **content)


def discarded_revision(article, **content):
    revision = factories.revised(article, **content)
    return move(revision, "discard", by=revision.author)


def draft_translation(article, **content):
    return factories.translated(article, **content)


STATES = {
    "draft": factories.draft,
    "in review": factories.in_review,
    "approved": factories.approved,
    "returned to draft": returned_to_draft,
    "scheduled": factories.scheduled,
    "discarded": factories.discarded,
    "working revision": next_version(working_revision),
    "scheduled revision": next_version(scheduled_revision),
    "discarded revision": next_version(discarded_revision),
    "draft translation": next_version(draft_translation),
}
# These were public: their address answers in a way of its own, without their text.
FORMER = {
    "expired": factories.expired,
    "replaced version": replaced,
    "withdrawn": factories.withdrawn,
    "gone": lambda **content: factories.withdrawn(ending="gone", **content),
}


def hidden_picture() -> Image:
    words = ("alt", "alt_en", "caption", "caption_en", "credit", "licence")
    said = {name: f"{name} {TOKEN}" for name in words}
    url = f"https://example.org/{TOKEN}"
    return factories.picture(f"Titel {TOKEN}", source_url=url, **said)


def hidden_content() -> dict:
    figure = f'<img data-image="{hidden_picture().key}" alt="Alt {TOKEN}">'
    secret_source = factories.source(f"Quelle {TOKEN}", slug=TOKEN)
    return {
        "headline": f"Geheim {TOKEN}",
        "slug": TOKEN,
        "teaser": f"Teaser {TOKEN}",
        "lead_image": str(hidden_picture().key),
        "lead_alt": f"Alt {TOKEN}",
        "lead_caption": f"Unterschrift {TOKEN}",
        "body": f"<p>Text {TOKEN}</p>{figure}",
        "dated": "2020-02-12",
        "credit_name": f"Name {TOKEN}",
        "change_kind": "correction",
        "change_note": f"Anmerkung {TOKEN}",
        "categories": keys(factories.category(f"Rubrik {TOKEN}", slug=TOKEN)),
        "topics": keys(factories.topic(f"Thema {TOKEN}", slug=TOKEN)),
        "countries": keys(factories.country("FR")),
        "attributions": [{"source": str(secret_source.key), "title": TOKEN}],
        "further_reading": [{"title": f"Titel {TOKEN}"}],
    }


def public_names() -> list[tuple[str, set[str]]]:
    """Return the name of every public route, and what its address is made of."""

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if not str(pattern.pattern).startswith("admin/"):
                    yield from walk(pattern.url_patterns)
            elif pattern.name:
                named = pattern.pattern.regex.groupindex
                yield pattern.name, set(pattern.pattern.converters) | set(named)

    return list(walk(get_resolver().url_patterns))


def paths(slug: str) -> list[str]:
    """Return every public address in both languages, filtered ones too."""
    found = {"/feeds.opml"}
    parts = {"slug": slug, "year": 2020, "month": 2}
    parts |= {"token": token_of(slug), "name": "article-64.jpg"}
    for language in ("de", "en"):
        for section in SECTIONS:
            found.add(f"/sitemap-{section}-{language}-1.xml")
    for language in ("de", "en"):
        with override(language):
            for name, taken in public_names():
                found.add(reverse(name, kwargs={part: parts[part] for part in taken}))
            for name in ("articles", "subscribe", *(f"feed_{form}" for form in FORMS)):
                for query in ("year=2020&month=2", "country=frankreich"):
                    found.add(f"{reverse(name)}?{query}")
                for parameter in ("category", "topic", "source"):
                    found.add(f"{reverse(name)}?{parameter}={slug}")
    return sorted(found)


def token_of(slug: str) -> str:
    """Return the name of the hidden picture's file; for other slugs one of none."""
    image = Image.objects.filter(title=f"Titel {slug}").first()
    return image.token if image else "0" * 32


def answers(client, slug: str) -> dict[str, tuple]:
    return {
        path.replace(slug, "SLUG").replace(token_of(slug), "FILE"): (
            response.status_code,
            steady(response, slug),
        )
        for path in paths(slug)
        for response in [client.get(path)]
    }


def steady(response, slug: str) -> str:
    """Return the answer without the words of the address that a 404 offers to search.

    Nothing else of it may depend on the address.
    """
    text = re.sub(r'"[0-9a-f]{32}"', "", response.text)
    text = text.replace(token_of(slug), "")
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


@pytest.mark.parametrize("state", STATES)
def test_what_was_never_public_is_as_if_it_did_not_exist(client, state):
    article = STATES[state](**hidden_content())
    before = answers(client, UNKNOWN)
    after = answers(client, TOKEN)
    assert after == before
    assert not [path for path, (_status, body) in after.items() if TOKEN in body]
    assert article.headline == f"Geheim {TOKEN}"


@pytest.mark.parametrize("state", FORMER)
def test_what_was_public_is_gone_but_for_its_notice(client, state):
    article = FORMER[state](**hidden_content())
    own = article.get_absolute_url()
    for path in paths(TOKEN):
        text = steady(client.get(path), TOKEN)
        if state == "withdrawn" and path.startswith("/de/korrekturen/"):
            # A notice is named there, and what was said publicly of its mistakes.
            for said in (f"Geheim {TOKEN}", f"Anmerkung {TOKEN}", own):
                assert said in text
                text = text.replace(said, "")
        elif state == "withdrawn" and "/feed." in path:
            # They give the notice as well, and keep the names of its labels' feeds.
            for words in ("Teaser", "Text", "Name", "Anmerkung", "Titel"):
                assert f"{words} {TOKEN}" not in text, path
            continue
        if path != own:
            assert TOKEN not in text, path
    response = client.get(own)
    if state == "withdrawn":
        assert f"Geheim {TOKEN}" in response.text
        for words in ("Teaser", "Text", "Name", "Anmerkung", "Rubrik", "Quelle"):
            assert f"{words} {TOKEN}" not in response.text
    else:
        assert TOKEN not in response.text
        assert response.status_code == (301 if state == "replaced version" else 410)


@pytest.mark.parametrize("state", ["draft", "scheduled"])
@pytest.mark.parametrize(
    "query",
    ["preview=1", "status=draft", "static=1", "p=1", "version=1", "at=2030-01-01"],
)
def test_no_parameter_opens_what_is_not_public(client, state, query):
    STATES[state](**hidden_content())
    response = client.get(f"/de/artikel/{TOKEN}/?{query}")
    assert response.status_code == 404
    unknown = client.get("/de/artikel/unbekannt/")
    assert steady(response, TOKEN) == steady(unknown, "unbekannt")


def test_a_draft_changes_no_number_and_no_label_that_readers_see(client):
    shared = {"topics": keys(factories.topic("Innovation"))}
    factories.published(**shared)
    seen = ["/de/", "/de/artikel/", "/de/themen/", "/de/themen/innovation/"]
    before = [client.get(path).content for path in seen]
    factories.draft(headline="Ein Entwurf", **shared)
    factories.scheduled(headline="Ein Termin", **shared)
    assert [client.get(path).content for path in seen] == before


def test_being_logged_in_shows_no_more(client):
    article = factories.draft(slug="entwurf")
    client.force_login(factories.admin())
    response = client.get("/de/artikel/entwurf/")
    assert response.status_code == 404
    assert "Cookie" not in response.get("Vary", "")
    assert article.author
