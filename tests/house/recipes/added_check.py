"""Tests of an article with one more check, of the length of its headline.

They run in a copy of the code base with that check: see `test_followed.py`.
"""

import pytest

from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db
LONG = "Lang" * 31


def test_the_desk_shows_what_the_check_finds_beside_the_article():
    article = factories.draft(headline=LONG)
    page = at_desk(article.author).get(url(Article, "change", article.pk))
    assert "Die Überschrift ist sehr lang. Kürzen Sie sie." in page.text


def test_the_check_blocks_where_an_operator_says_so(settings):
    article = factories.draft(headline=LONG)
    assert move(article, "submit", by=article.author).phase() == "in_review"
    settings.NEWSROOM_PREFLIGHT_ERRORS = ["long-headline"]
    other = factories.draft(headline=f"{LONG}!")
    with pytest.raises(Refused, match="Kürzen Sie sie"):
        move(other, "submit", by=other.author)
