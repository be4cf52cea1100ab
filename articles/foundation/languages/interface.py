"""The words that pages have of their own, whatever language their content is in.

Pages ask for it hundreds of times, and a look into a catalogue is dear: each answer is
kept for its language.
"""

from functools import cache

from django.utils.translation import pgettext

from articles.foundation.languages.offered import active_language
from articles.foundation.languages.table import row_of


def interface_language() -> str:
    """Return the language of the page's own words: the active one, or English where
    nobody has translated them.
    """
    return spoken(active_language())


def colon() -> str:
    """Return the colon of the active language, with the space that some put before."""
    return colon_of(active_language())


@cache
def spoken(code: str) -> str:
    """Return the language of the words that pages in `code`, the active one, have."""
    # Translators: the code of your language, such as “it”. It marks pages.
    said = pgettext("language of these words", "en")
    return code if row_of(code).base == said else said


@cache
def colon_of(_code: str) -> str:
    return pgettext("sign", ":")
