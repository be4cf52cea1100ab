"""The table of languages: what depends on a language is in its row, and only there."""

from articles.foundation.languages.language import Days, Language, Quotes
from articles.foundation.languages.letters import UMLAUTS
from articles.foundation.languages.offered import (
    active_language,
    desk_languages,
    first_with,
    is_offered,
    language_name,
    offered,
    order_for,
    site_language,
)
from articles.foundation.languages.table import (
    SOURCE,
    TABLE,
    UnknownLanguage,
    languages_setting,
    row_of,
)

__all__ = [
    "SOURCE",
    "TABLE",
    "UMLAUTS",
    "Days",
    "Language",
    "Quotes",
    "UnknownLanguage",
    "active_language",
    "desk_languages",
    "first_with",
    "is_offered",
    "language_name",
    "languages_setting",
    "offered",
    "order_for",
    "row_of",
    "site_language",
]
