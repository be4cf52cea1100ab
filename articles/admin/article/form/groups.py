"""The groups of fields of the article's form: its text as on the page, facts beside it.

A group's class says in which of the two columns it stands. The labels stand below the
headline, as what the article is about.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.domain.content import LABELS, Place, at
from articles.foundation.languages import offered
from articles.models import Article

TEXT, FACTS, FOLDED, PAPER = "text", "facts", "collapse", "paper"
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
    below = at(Place.TEASER, Place.TEXT)
    text = (*hidden, *at(Place.HEAD), tuple(LABELS), *below)
    dated = tuple(name for name in at(Place.DATE) if name not in LABELS)
    date = _("Language and date") if language else _("Date")
    return [
        *found,
        group(None, text, TEXT, PAPER),
        group(_("Address"), at(Place.ADDRESS), TEXT, FOLDED),
        group(date, (*language, *dated), FACTS),
        group(_("Picture"), at(Place.PICTURE), FACTS),
        group(_("Credit"), at(Place.CREDIT), FACTS),
    ]


def to_read(article: Article) -> Groups:
    """Return what the text as readers see it doesn't show."""
    named = tuple(name for name in at(Place.ADDRESS) if getattr(article, name))
    return [group(_("Address"), named, FACTS)] if named else []


def group(name, fields, *classes: str) -> tuple[Any, dict[str, Any]]:
    return name, {"fields": fields, "classes": classes}
