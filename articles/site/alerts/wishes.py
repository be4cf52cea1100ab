"""The list of an alert, and the sentence that names it."""

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _, override, pgettext_lazy

from articles.domain.label_index import Catalogue
from articles.foundation.languages import is_former
from articles.models import Rhythm
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    read_selection,
)

RHYTHMS: dict[str, Promise] = {
    Rhythm.AT_ONCE: pgettext_lazy("alert", "at once"),
    Rhythm.DAILY: pgettext_lazy("alert", "once a day"),
    Rhythm.WEEKLY: pgettext_lazy("alert", "once a week"),
}


def selection_of(language: str, query: str, catalogue: Catalogue) -> Selection | None:
    """Return the list that an alert is for; None if it is no list any more.

    Renamed and merged labels are followed. Nothing new appears in a language that is
    no longer offered.
    """
    if is_former(language):
        return None
    try:
        return read_selection(
            QueryDict(query), language=language, catalogue=catalogue, ever=True
        )
    except (UnknownValueError, TooManyValuesError):
        return None


def sentence_of(selection: Selection | None) -> str:
    """Name a list in the active language, as its page does."""
    if selection is None:
        return _("A list that no longer exists")
    return selection.in_words() if selection.size else _("All articles")


def spoken_sentence(selection: Selection | None, language: str) -> str:
    with override(language):
        return sentence_of(selection)
