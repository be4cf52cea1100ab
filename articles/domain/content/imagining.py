"""A version with a content that is stored nowhere: somebody is typing it.

Its labels, rows and figures, read by `.all()`, are those of the content.
"""

from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from articles.domain.content.kinds import Html, Many, Picture
from articles.domain.content.pictures import pictures_of
from articles.domain.content.table import COLUMNS, TABLE, Said, keys_in, of_kind
from articles.models import Article, Figure

# A key that no stored version has, so that no query finds anything of it.
UNSTORED = 0


def imagined(article: Article, content: Said) -> Article:
    """Return a copy of a version, stored or not, with these entries of a content.

    A value that doesn't fit is left as it was: the form shows the error beside it.
    Nothing is written; `article` stays the same.
    """
    made = copy(article)
    known: dict[str, QuerySet] = {}
    vars(made)["_prefetched_objects_cache"] = known
    made.pk = article.pk or UNSTORED
    images = pictures_of([content])
    for name in COLUMNS:
        if name in content:
            set_column(made, name, content[name], images)
    for name, many in of_kind(Many):
        if name in content:
            with suppress(ValidationError):
                rows, _missing = many.rows(made, content[name])
                known[many.relation] = answered(made, many.relation, rows)
    texts = [name for name, _html in of_kind(Html) if name in content]
    if texts:
        keys = dict.fromkeys(key for name in texts for key in keys_in(content, name))
        figures = [Figure(article=made, image=images[k]) for k in keys if k in images]
        known["figures"] = answered(made, "figures", figures)
    return made


def set_column(article: Article, name: str, value: Any, images: dict) -> None:
    kind = TABLE[name].kind
    if isinstance(kind, Picture):
        setattr(article, name, images.get(value))
        return
    with suppress(ValidationError):
        setattr(article, name, kind.clean(value))


def answered(article: Article, relation: str, rows: Sequence[Model]) -> QuerySet:
    """Return rows as the result of a query for them; further queries reach the
    database.
    """
    field: Any = Article._meta.get_field(relation)
    found = field.related_model._default_manager.filter(**{field.field.name: article})
    found._result_cache = list(rows)
    return found
