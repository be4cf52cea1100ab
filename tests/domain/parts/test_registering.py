"""A part that a plug-in brings has columns that a content can hold."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from articles.domain.content import Choice, Day, Flag, Line, Text
from articles.domain.parts import BROUGHT, UnfitPartError, article_part, kinds_of
from articles.models import ArticlePart


def made(**columns: models.Field) -> type[ArticlePart]:
    told = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "articles"})}
    with isolate_apps("articles"):
        return type("Mood", (ArticlePart,), told | columns)


def test_each_column_has_its_kind():
    model = made(
        line=models.CharField(max_length=9),
        address=models.URLField(),
        text=models.TextField(),
        flag=models.BooleanField(default=False),
        day=models.DateField(null=True),
        choice=models.CharField(max_length=1, choices=[("a", "A")], default="a"),
    )
    kinds = {name: type(kind) for name, kind in kinds_of(model).items()}
    assert kinds == {
        "line": Line,
        "address": Line,
        "text": Text,
        "flag": Flag,
        "day": Day,
        "choice": Choice,
    }
    assert kinds_of(model)["choice"].empty == "a"


UNFIT = {
    "a number": {"number": models.IntegerField()},
    "a moment": {"moment": models.DateTimeField()},
    "a relation": {"user": models.ForeignKey("articles.User", models.CASCADE)},
    "no value": {"line": models.CharField(max_length=9, null=True)},
    "nothing": {},
}


@pytest.mark.parametrize("columns", UNFIT.values(), ids=UNFIT)
def test_other_models_are_refused_with_the_reason(columns):
    with pytest.raises(UnfitPartError, match="Mood"):
        article_part(made(**columns), template="x.html")
    assert not BROUGHT


@pytest.mark.parametrize("most", [0, 51])
def test_a_part_has_a_bounded_number_of_rows(most):
    with pytest.raises(UnfitPartError, match="1 to 50"):
        article_part(made(line=models.CharField(max_length=9)), template="", most=most)


def test_several_rows_need_a_button_that_adds_one():
    with pytest.raises(UnfitPartError, match="offer"):
        article_part(made(line=models.CharField(max_length=9)), template="", most=2)


def test_what_is_no_part_is_refused():
    with pytest.raises(UnfitPartError, match="ArticlePart"):
        article_part(models.Model, template="x.html")
