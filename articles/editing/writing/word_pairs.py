"""Make pairs of words for the search, and end them: recorded, and in effect at once."""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from articles.accounts import note
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed, WordPair, atomic

# Reviewers know the words of the articles.
MAY_PAIR = "articles.review_article"


def pair_words(language: str, word: str, means: str, *, by: Any) -> WordPair:
    """Let who searches for a word find what it is called here.

    Raises ValidationError, and Refused where somebody else was faster.
    """
    pair = WordPair(language=language, word=word, means=means, by=by)
    pair.full_clean()
    try:
        with atomic():
            pair.save()
            note(RecordedDeed.ADDED, by=by, about=pair)
    except IntegrityError as error:
        raise Refused(
            _("“%(pair)s” was not saved.") % {"pair": pair},
            _("This pair is in effect already."),
            _("Nothing is left to do."),
            code="paired",
        ) from error
    return pair


def end_pair(pair: WordPair, *, by: Any) -> None:
    with atomic():
        note(RecordedDeed.DELETED, by=by, about=pair)
        pair.delete()


def alias_of(label: Any, word: str) -> None:
    """Add an alias to a label in memory. Raises ValidationError."""
    label.aliases = "\n".join(filter(None, (label.aliases, word)))
    label.full_clean()
