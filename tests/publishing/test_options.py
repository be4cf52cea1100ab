"""What a move may be told is one value, and each move's is its own."""

from dataclasses import FrozenInstanceError

import pytest

from articles.models import Article
from articles.publishing.moving import move
from articles.publishing.options import Options, Publication, Withdrawal
from articles.publishing.verbs import consequence
from articles.workflow import Ending
from tests import factories


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
