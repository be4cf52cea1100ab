"""The town of an adjective that no table has: to “Jülicher” before a noun, “Jülich”.

Only towns that the newsroom's own sources and places are named after, as their last
word: “Forschungszentrum Jülich”. Of other words nobody can say if they name a town.
"""

from collections.abc import Iterator, Sequence

from articles.domain.search.language.forms import form
from articles.domain.search.language.grammar import grammar_of
from articles.domain.search.query.label_names import LabelDirectory
from articles.models import CountryOrganisation, Source

ENDING, LEAST = "er", 4
KINDS = {CountryOrganisation.url_name, Source.url_name}


def town_of(
    words: Sequence[str], language: str, directory: LabelDirectory, *, is_last: bool
) -> Iterator[str]:
    if is_last or not grammar_of(language).has_compounds:
        return
    if len(words) != 1 or not words[0].endswith(ENDING):
        return
    [word] = words
    town = word.removesuffix(ENDING)
    if not word[:1].isupper() or len(town) < LEAST:
        return
    for label in directory.by_word.get(form(town), ()):
        ends = (name[-1][1] for name in label.names if len(name) > 1)
        if label.kind in KINDS and form(town) in ends:
            yield town
            return
