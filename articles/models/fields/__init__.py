"""Fields that hold only what the newsroom can use: addresses, moments, files, languages
and words in them.

Migrations know them as the fields of Django that they are in a table, so that none of
them needs this code. `given` checks nullable values where they are never NULL.
"""

from articles.models.fields.languages import (
    LanguageField as LanguageField,
    LanguagesField as LanguagesField,
    desk_choices as desk_choices,
    includes as includes,
    language_choices as language_choices,
    linked_languages as linked_languages,
)
from articles.models.fields.plain import (
    ClosedSinceField as ClosedSinceField,
    KnownAs as KnownAs,
    LibraryFileField as LibraryFileField,
    MailAddressField as MailAddressField,
    WebAddressField as WebAddressField,
    WebAddressValidator as WebAddressValidator,
    given as given,
)
from articles.models.fields.words import (
    Words as Words,
    WordsField as WordsField,
    cleaned as cleaned,
    foreign_language as foreign_language,
    given_words as given_words,
    order_of_words as order_of_words,
    own_words as own_words,
    shown_words as shown_words,
    with_unasked as with_unasked,
    words_in as words_in,
    words_of_row as words_of_row,
)
from articles.models.fields.words_form import WordsWidget as WordsWidget
