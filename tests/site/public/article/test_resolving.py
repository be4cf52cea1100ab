"""The site resolves an address as of one moment, also of the past."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import move
from articles.site.public.article.resolving import Kind, resolve
from tests.support.factories import (
    chief,
    expired,
    published,
    republished,
    superseded,
    withdrawn,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def found(slug: str, *, at=None, language: str = "de"):
    result = resolve(language, slug, at=at or timezone.now())
    return result.kind, result.article


def test_an_address_answers_for_every_moment_as_it_did_then():
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        start = timezone.now()
        first = published(slug="eins")
        clock.shift(HOUR)
        second = republished(first, slug="zwei")
        clock.shift(HOUR)
        move(second, "withdraw", by=chief(), note="Falsch.")
        clock.shift(HOUR)
    assert found("eins", at=start - HOUR) == (Kind.UNKNOWN, None)
    assert found("eins", at=start) == (Kind.ARTICLE, first)
    assert found("zwei", at=start) == (Kind.UNKNOWN, None)
    assert found("eins", at=start + HOUR) == (Kind.MOVED, second)
    assert found("zwei", at=start + HOUR) == (Kind.ARTICLE, second)
    assert found("eins", at=start + 2 * HOUR) == (Kind.MOVED, second)
    assert found("zwei", at=start + 2 * HOUR) == (Kind.NOTICE, second)


def test_an_address_belongs_to_one_language():
    published(slug="eins")
    assert found("eins", language="en") == (Kind.UNKNOWN, None)


def test_successors_are_followed_to_the_one_that_is_live():
    first, second, third = (published(slug=slug) for slug in ("a", "b", "c"))
    superseded(first, second)
    assert found("a") == (Kind.MOVED, second)
    superseded(second, third)
    assert found("a") == (Kind.MOVED, third)
    assert found("b") == (Kind.MOVED, third)
    move(third, "withdraw", by=chief(), note="Auch falsch.")
    assert found("a") == (Kind.NOTICE, first)


def test_successors_in_a_circle_end_in_a_notice():
    first, second = published(slug="a"), published(slug="b")
    superseded(first, second)
    # The desk refuses this; the address must answer even so.
    type(second).objects.filter(pk=second.pk).update(
        status="withdrawn",
        ended_at=timezone.now(),
        live_until=timezone.now(),
        ending="replaced",
        replaced_by=first.edition,
    )
    assert found("a") == (Kind.NOTICE, first)


def test_what_is_gone_has_a_reason_and_what_expired_has_none():
    gone = withdrawn(slug="a", ending="gone")
    over = expired(slug="b")
    assert found("a") == (Kind.GONE, gone)
    assert found("b") == (Kind.GONE, over)
    assert (gone.ending_reason, over.ending_reason) == ("Stimmt nicht.", "")


def test_a_reinstated_article_that_is_withdrawn_again_has_its_last_notice():
    again = move(withdrawn(slug="a"), "reinstate", by=chief(), note="War richtig.")
    assert found("a") == (Kind.ARTICLE, again)
    move(again, "withdraw", by=chief(), note="Doch nicht.")
    assert found("a")[1].ending_reason == "Doch nicht."
