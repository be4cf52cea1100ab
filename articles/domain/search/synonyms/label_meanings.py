"""The other names of a label that somebody typed by one of them.

An article that bears the label is found by the label. Here its names are words to look
for in texts. So a name has to say by itself what it means: one of several words, an
abbreviation, or the proper name of a place or source. “Brüssel” as an alias of the
Commission leads to the Commission, and nothing to Brussels.
"""

from collections.abc import Iterator, Sequence

from articles.domain.search.language.forms import form
from articles.domain.search.language.stop_words import stop_words
from articles.domain.search.language.words import words_of
from articles.domain.search.query.label_names import LabelDirectory, Names
from articles.domain.search.query.widening import called
from articles.models import CountryOrganisation, Source

# The kinds whose names are proper ones. Topics and categories are named by plain words.
PROPER = {CountryOrganisation.url_name, Source.url_name}
# Labels with one name, and the letters of an abbreviation: “US” is “us” as well.
MOST_LABELS, LEAST_LETTERS, LEAST_CAPITALS = 3, 3, 2


def meant_by_labels(
    words: Sequence[str],
    language: str,
    directory: LabelDirectory,
    *,
    is_name: bool = False,
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the other names, each with the tokens of its label; if `is_name`, only
    those that the label bears in this language.
    """
    labels = called(tuple(words), language, directory)
    if len(labels) > MOST_LABELS:
        return
    for label in labels:
        names = [] if is_name else label.aliases
        for name in dict.fromkeys((*label.own_in(language), *names)):
            is_own = name in label.own_in(language)
            is_telling = says_enough(name, language) or (
                is_own and label.kind in PROPER
            )
            if is_telling and is_alone(name, label, language, directory):
                yield name, tuple(label.tokens)


def says_enough(name: str, language: str) -> bool:
    """Return whether it has several words, or is an abbreviation and no other word."""
    words = [word.written for word in words_of(name, language)]
    if len(words) != 1:
        return bool(words)
    capitals = sum(map(str.isupper, name))
    is_short_form = len(name) >= LEAST_LETTERS and capitals >= LEAST_CAPITALS
    return is_short_form and form(name) not in stop_words(language, is_question=True)


def is_alone(name: str, label: Names, language: str, directory: LabelDirectory) -> bool:
    """Return whether no other label of its kind is called so."""
    words = [word.written for word in words_of(name, language)]
    same = called(tuple(words), language, directory)
    return all(one is label for one in same if one.kind == label.kind)
