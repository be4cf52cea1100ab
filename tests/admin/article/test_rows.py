"""The rows of an article's form stand after the group of fields that they belong to."""

import pytest

from articles.admin.article.page import ArticleAdmin
from articles.models import Article
from tests import factories
from tests.admin.desk import at_desk, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("write", [factories.draft, factories.published])
def test_the_rows_of_a_form_follow_a_group_that_it_has(write):
    article, client = write(), at_desk(factories.admin())
    for path in (url(Article, "change", article.pk), url(Article, "add")):
        context = client.get(path).context
        groups = [fieldset.name for fieldset in context["adminform"]]
        rows = [one.opts.follows for one in context["inline_admin_formsets"]]
        assert len(rows) == len(ArticleAdmin.inlines)
        assert all(groups.count(name) == 1 for name in rows)
