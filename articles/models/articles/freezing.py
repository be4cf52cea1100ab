"""The refusal to change a published version: public content stays as it was."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.foundation.refusal import Refused
from articles.workflow import WINDOWED


def refuse_frozen(articles: QuerySet) -> None:
    """Raise Refused if the database says that one of these versions was published."""
    for article in articles.only("status", "headline"):
        if article.status in WINDOWED:
            raise frozen(article)


def frozen(article) -> Refused:
    return Refused(
        _("“%(headline)s” can't be changed.") % {"headline": article},
        _("This version was published, and what was public stays as it was."),
        _("Revise it: that makes the next version, as a draft."),
        code="frozen",
    )
