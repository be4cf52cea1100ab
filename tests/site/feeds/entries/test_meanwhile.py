"""Feeds stay right while they are built, though users may act between two queries."""

from contextlib import contextmanager
from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from articles.editing.publishing import Withdrawal, move
from tests.site.feeds.reading import FORMS
from tests.support.factories import chief, published, republished

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MOMENT = timedelta(milliseconds=50)


@contextmanager
def after_question(number: int, act):
    """Act once that many questions were asked, as somebody who began a moment ago."""
    asked = 0

    def ask(execute, *args):
        nonlocal asked
        found = execute(*args)
        asked += 1
        if asked == number:
            with time_machine.travel(timezone.now() - MOMENT, tick=False):
                act()
        return found

    with connection.execute_wrapper(ask):
        yield lambda: asked >= number


@pytest.fixture
def corrected():
    """Return an article that was corrected, at a time that stands still."""
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        article = published(headline="Zahlen")
        clock.shift(10)
        note = {"change_kind": "correction", "change_note": "Es waren 3."}
        yield republished(article, **note), clock


def answers(client, path: str, article, clock, *, steps: tuple[int, int], **ending):
    """Yield what is answered if it is withdrawn after each question in turn.

    `steps` are the first of the questions, and how many it goes on by.
    """
    (number, step), is_between = steps, True
    while is_between:

        def withdraw(article=article):
            options = Withdrawal(**ending)
            move(article, "withdraw", by=chief(), note="Falsch.", options=options)

        clock.shift(10)
        with after_question(number, withdraw) as was_asked:
            yield client.get(path)
        is_between = was_asked()
        if is_between:
            clock.shift(10)
            article.refresh_from_db()
            article = move(article, "reinstate", by=chief(), note="Stimmt doch.")
        number += step
    assert number > 3 * step


@pytest.fixture
def steps(full_size):
    """Return which questions the case of that number tries: a third by day, all at full
    size. The formats begin at different ones.
    """
    return lambda number: (1, 1) if full_size else (1 + number % 3, 3)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_withdrawn_meanwhile_is_told_once(client, corrected, steps, form):
    path, turns = f"/de/artikel/feed.{form}", steps(list(FORMS).index(form))
    article = corrected[0]
    for answer in answers(client, path, *corrected, steps=turns):
        assert answer.status_code == 200
        # Atom's `id`, RSS's `guid`, and that of a JSON Feed.
        assert answer.text.count(article.edition.urn) == 1


CASES = [*product(("", "feed.rss"), ("notice", "gone"))]


@pytest.mark.alike
@pytest.mark.parametrize(("file", "ending"), CASES)
def test_what_is_withdrawn_meanwhile_leaves_the_corrections_standing(
    client, corrected, steps, file, ending
):
    path, turns = f"/de/korrekturen/{file}", steps(CASES.index((file, ending)))
    for answer in answers(client, path, *corrected, steps=turns, ending=ending):
        assert answer.status_code == 200
