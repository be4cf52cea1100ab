"""The options of a move are one value, and each move has its own."""

from dataclasses import FrozenInstanceError

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.publishing.attempt.options import Options, Publication, Withdrawal
from articles.editing.publishing.effects.verbs import consequence
from articles.editing.publishing.moving import move
from articles.models import Article, Edition
from articles.workflow import Ending
from tests.support import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "options", "wanted"),
    [
        ("submit", Publication(), "no options"),
        ("publish", Withdrawal(), "a Publication"),
        ("publish", Options(), "a Publication"),
        ("publish", {"at": None}, "a Publication"),
        ("withdraw", Publication(), "a Withdrawal"),
    ],
)
def test_what_another_move_is_told_is_an_error_of_the_caller(name, options, wanted):
    article = factories.in_review()
    with pytest.raises(TypeError) as error:
        move(article, name, by=factories.admin(), options=options)
    assert str(error.value) == f"“{name}” takes {wanted}, but was given {options!r}."
    stored = Article.objects.get(pk=article.pk)
    assert (stored.status, stored.lock) == (article.status, article.lock)


@pytest.mark.django_db
def test_nobody_foretells_what_another_move_is_told():
    with pytest.raises(TypeError):
        consequence(factories.in_review(), "publish", Withdrawal())


def test_an_ending_is_one_of_three():
    assert Withdrawal().ending is Ending.NOTICE
    assert Withdrawal(ending="gone").ending is Ending.GONE
    with pytest.raises(ValueError, match="nowhere"):
        Withdrawal(ending="nowhere")


def test_what_was_told_stays_as_it_was_told():
    with pytest.raises(FrozenInstanceError):
        Publication().at = "tomorrow"


@pytest.mark.django_db
def test_what_replaces_an_article_is_held_as_well_while_that_is_withdrawn():
    other, article = factories.published(), factories.published()
    with CaptureQueriesContext(connection) as asked:
        factories.superseded(article, other)
    table = Edition._meta.db_table
    both = f'"{table}"."id" IN ({article.edition_id}, {other.edition_id})'
    [held] = [query["sql"] for query in asked if both in query["sql"]]
    # In the order of their keys, so that two of these never wait in a circle.
    assert f'ORDER BY "{table}"."id" ASC' in held
    assert connection.vendor == "sqlite" or held.endswith("FOR UPDATE")
