"""The table of languages: what depends on a language is in its row, and only there."""

from articles.foundation.languages.guessing import (
    clear_language as clear_language,
    likeliest_language as likeliest_language,
)
from articles.foundation.languages.interface import (
    colon as colon,
    interface_language as interface_language,
    spoken as spoken,
)
from articles.foundation.languages.language import (
    UMLAUTS as UMLAUTS,
    Days as Days,
    Language as Language,
    Quotes as Quotes,
)
from articles.foundation.languages.offered import (
    active_language as active_language,
    answering as answering,
    desk_languages as desk_languages,
    first_with as first_with,
    former as former,
    is_former as is_former,
    is_offered as is_offered,
    language_name as language_name,
    offered as offered,
    offered_as as offered_as,
    offered_with_names as offered_with_names,
    order_for as order_for,
    site_language as site_language,
)
from articles.foundation.languages.table import (
    SOURCE as SOURCE,
    TABLE as TABLE,
    UnknownLanguage as UnknownLanguage,
    chosen_languages as chosen_languages,
    known_languages as known_languages,
    languages_setting as languages_setting,
    row_of as row_of,
)
