"""Links for the tests: made by the editor, for somebody, until tomorrow."""

from datetime import timedelta

from django.utils import timezone

from articles.editing.guests import Wish, make
from articles.models import ReviewLink
from tests.support.factories import editor


def wish(name: str = "Gästin Muster", *, days: int = 1, **fields) -> Wish:
    return Wish(name=name, until=timezone.localdate() + timedelta(days=days), **fields)


def linked(article, *, by=None, may_decide=True, **fields) -> tuple[ReviewLink, str]:
    """Return a link to the article as it is, with its secret."""
    asked = wish(may_decide=may_decide, **fields)
    return make(article, asked, by=by or editor())
