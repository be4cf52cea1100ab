"""One query finds the article at an address and the page rendered of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import move
from articles.site.public.article.address import address_of
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import chief

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def at(slug: str, *, language: str = "de", moment=None):
    return address_of(language, slug, at=moment or timezone.now())


def questions(client, slug: str) -> int:
    client.get(f"/de/artikel/{slug}/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/de/artikel/{slug}/")
    return len(queries)


def test_an_article_is_found_at_its_present_address_alone():
    first = factories.published(slug="eins")
    second = factories.republished(first, slug="zwei")
    assert at("zwei").row.pk == second.pk
    assert (at("eins").row, at("eins").is_known) == (None, True)
    assert (at("drei").row, at("drei").is_known) == (None, False)
    assert not at("zwei", language="en").is_known


@pytest.mark.parametrize(
    ("make", "is_known"),
    [
        (factories.draft, False),
        (factories.scheduled, False),
        (factories.discarded, False),
        (factories.expired, True),
        (factories.withdrawn, True),
    ],
)
def test_what_is_not_public_is_not_found(make, is_known):
    make(slug="eins")
    assert (at("eins").row, at("eins").is_known) == (None, is_known)


def test_the_clock_decides():
    factories.scheduled(slug="eins")
    tomorrow = timezone.now() + factories.DAY
    assert at("eins").row is None
    assert at("eins", moment=tomorrow).row.headline == "Ein Beispiel"


def test_the_revision_comes_with_it():
    factories.published(slug="eins")
    now = timezone.now()
    for slug in ("eins", "zwei"):
        assert at(slug, moment=now).revision == site_version.current(now)


def test_translations_are_named_while_they_are_public():
    article = factories.published(slug="eins")
    english = factories.translated(article, headline="One")
    assert at("eins").variant == ""
    move(english, "submit", by=english.author)
    english = move(english, "publish", by=chief())
    assert at("eins").variant == str(english.pk)
    move(english, "withdraw", by=chief(), note="Wrong.")
    assert at("eins").variant == ""


def test_an_unknown_address_costs_few_questions_and_says_nothing_by_their_number(
    client,
):
    topics = keys(factories.topic())
    factories.published(slug="eins", topics=topics)
    factories.published(slug="zwei", topics=topics)
    factories.draft(slug="entwurf")
    factories.scheduled(slug="geplant")
    assert questions(client, "nichts") == questions(client, "eins") == 2
    assert questions(client, "entwurf") == questions(client, "geplant") == 2
