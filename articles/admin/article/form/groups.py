"""The groups of fields of the article's form: its text as on the page, facts beside it.

A group's class says in which of the two columns it stands.
"""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.domain.content import LABELS, TABLE, Place, at, shown_at
from articles.foundation.languages import offered
from articles.models import Article

TEXT, FACTS, FOLDED = "text", "facts", "collapse"
Groups = list[tuple[Any, dict[str, Any]]]


def to_write(article: Article | None) -> Groups:
    """Return the groups to type in; the kind of change is the first of a later one."""
    found: Groups = []
    hidden: tuple[str, ...] = ("begun",)
    language: tuple[str, ...] = ("language",)
    if len(offered()) == 1:
        hidden, language = ("begun", "language"), ()
    if article:
        hidden, language = ("seen_lock",), ()
        if article.is_change:
            found.append(group(_("Kind of change"), at(Place.CHANGE), TEXT))
    text = at(Place.HEAD, Place.TEASER, Place.TEXT)
    return [
        *found,
        group(None, (*hidden, *text), TEXT),
        group(_("Address"), at(Place.ADDRESS), TEXT, FOLDED),
        group(_("Date and labels"), (*language, *at(Place.DATE, Place.ABOUT)), FACTS),
        group(_("Picture"), at(Place.PICTURE), FACTS),
        group(_("Credit"), at(Place.CREDIT), FACTS),
    ]


def to_read(article: Article) -> Groups:
    """Return the groups where nothing can be typed, without what is empty."""
    picture = shown_at(Place.PICTURE) if filled(article, Place.PICTURE) else ()
    text = (*filled(article, Place.TEASER), *picture, *shown_at(Place.TEXT))
    groups = [
        group(None, (*at(Place.HEAD), *text), TEXT),
        group(_("Date and labels"), filled(article, Place.DATE, Place.ABOUT), FACTS),
        group(_("Credit"), filled(article, Place.CREDIT), FACTS),
        group(_("Address"), filled(article, Place.ADDRESS), FACTS),
    ]
    return [(name, options) for name, options in groups if options["fields"]]


def group(name, fields, *classes: str) -> tuple[Any, dict[str, Any]]:
    return name, {"fields": fields, "classes": classes}


def filled(article: Article, *places: Place) -> tuple:
    """Return what stands there and says something, labels in the article's order."""
    names = [name for name in at(*places) if says_something(article, name)]
    return tuple(IN_ORDER.get(name, name) for name in names)


def says_something(article: Article, name: str) -> bool:
    if name in LABELS:
        return bool(LABELS[name].rows_of(article))
    return bool(getattr(article, name))


def in_order(name: str):
    """Return the column that shows an article's labels as its page does."""
    labels = LABELS[name]
    description: Any = TABLE[name].label

    @admin.display(description=description)
    def shown(article):
        rows = labels.rows_of(article)
        return ", ".join(str(getattr(row, labels.naming)) for row in rows)

    shown.__name__ = name
    return shown


IN_ORDER = {name: in_order(name) for name in LABELS}
