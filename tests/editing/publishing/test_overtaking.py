"""Moves notice writes past the edition's lock, between looking and moving."""

import pytest
from django.db import connection
from django.db.models import F

from articles.editing.publishing.moving import move
from articles.foundation.refusal import Refused
from articles.models import Article, Decision
from tests.support import factories

pytestmark = pytest.mark.django_db
TABLE = Article._meta.db_table


class Meanwhile:
    """Changes the article just before a move's first write of it."""

    def __init__(self, article: Article, **values):
        self.article, self.values, self.done = article, values, False

    def __call__(self, execute, sql, *args):
        if sql.startswith(f'UPDATE "{TABLE}"') and not self.done:
            self.done = True
            Article.objects.filter(pk=self.article.pk).update(**self.values)
        return execute(sql, *args)


@pytest.mark.parametrize("values", [{"lock": F("lock") + 1}, {"status": "draft"}])
def test_what_was_changed_after_the_last_look_is_not_moved(values):
    article, chief = factories.in_review(), factories.chief()
    before = Decision.objects.count()
    meanwhile = Meanwhile(article, **values)
    with connection.execute_wrapper(meanwhile), pytest.raises(Refused) as refusal:
        move(article, "publish", by=chief)
    assert meanwhile.done
    assert refusal.value.code == "overtaken"
    assert Article.objects.get(pk=article.pk).phase() == "in_review"
    assert Decision.objects.count() == before
