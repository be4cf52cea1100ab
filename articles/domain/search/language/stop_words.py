"""Words that say nothing about what is looked for, and more of them in questions.

The row of a language has them. Those written with hyphens are several words: “est-ce”.
"""

from functools import cache

from articles.domain.search.language.forms import form
from articles.domain.search.language.words import chains, words_of
from articles.foundation.languages import row_of

# From so many words on it is one without its mark: „WHO Ghana“ asks nothing.
MOST_UNMARKED = 3


@cache
def stop_words(language: str, *, is_question: bool = False) -> frozenset[str]:
    """Return their forms; several words are set apart by blanks."""
    row = row_of(language)
    more = (row.asking_words, row.question_words) if is_question else ()
    return as_forms(row.stop_words, *more)


@cache
def asking_words(language: str) -> frozenset[str]:
    return as_forms(row_of(language).asking_words)


def as_forms(*lists: str) -> frozenset[str]:
    every = " ".join(lists).split()
    return frozenset(" ".join(map(form, one.split("-"))) for one in every)


def asks(text: str, language: str) -> bool:
    """Return whether it is a question: it begins like one, and goes on or ends like
    one.
    """
    asking, said = asking_words(language), words_of(text, language)
    if not asking or not said:
        return False
    first = next(chains(text, language)).words
    begun = {said[0].form, " ".join(word.form for word in first)}
    if asking.isdisjoint(begun):
        return False
    return len(said) > MOST_UNMARKED or text.rstrip().endswith("?")
