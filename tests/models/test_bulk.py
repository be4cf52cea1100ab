"""Neither a template nor a manager writes many rows at once by mistake."""

import pytest

from articles.models import Article, Attribution, Category, Image, Masthead, Page

SHOWN = (Category, Image, Masthead, Page)


@pytest.mark.parametrize("model", [*SHOWN, Attribution])
@pytest.mark.parametrize("verb", ["update", "delete", "bulk_create"])
def test_no_template_calls_what_writes_rows(model, verb):
    assert getattr(type(model.objects.all()), verb).alters_data


def test_no_template_updates_articles():
    assert type(Article.objects.all()).update.alters_data


@pytest.mark.parametrize("model", [*SHOWN, Attribution])
def test_no_manager_deletes_all_rows(model):
    assert not hasattr(model.objects, "delete")
