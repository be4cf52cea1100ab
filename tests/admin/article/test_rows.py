"""The form of an article has two columns: its text, and what is known of it."""

import pytest

from articles.admin.article.groups import FACTS, TEXT
from articles.models import Article
from tests import factories
from tests.admin.desk import at_desk, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("write", [factories.draft, factories.published])
def test_each_group_of_the_form_stands_in_one_of_its_columns(write):
    article, client = write(), at_desk(factories.admin())
    for path in (url(Article, "change", article.pk), url(Article, "add")):
        for group in client.get(path).context["adminform"]:
            assert len({TEXT, FACTS} & set(group.classes.split())) == 1, group.name
