"""The rules for the words of a language: how they are inflected, joined and spelt.

The row of a language names its grammar; its regions have the same.
"""

from functools import cache

from articles.domain.search.language.grammar.english import English
from articles.domain.search.language.grammar.german import German
from articles.domain.search.language.grammar.neutral import Grammar as Grammar
from articles.domain.search.language.grammar.romance import Romance
from articles.foundation.languages import row_of

GRAMMARS: dict[str, type[Grammar]] = {
    "": Grammar,
    "german": German,
    "english": English,
    "romance": Romance,
}


@cache
def grammar_of(language: str) -> Grammar:
    row = row_of(language)
    return GRAMMARS[row.grammar](row)


def joints(word: str, language: str) -> tuple[int, ...]:
    """Return the places at which a long word may be divided at a line's end."""
    return grammar_of(language).joints(word)
