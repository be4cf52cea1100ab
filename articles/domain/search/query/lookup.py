"""Look up typed words in the vocabulary, before anything is searched.

Its answers are cached for one revision: pages of one search query it once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from articles.domain.search.language.forms import folded, form, stem
from articles.domain.search.language.grammar import grammar_of
from articles.domain.search.language.vocabulary import Entry, Kind, entries_by
from articles.domain.search.query.split_compounds import divisions, pairs, tried
from articles.domain.search.query.terms import Pair
from articles.domain.site_version import Kept, Revision

# So many words are cached.
MOST_KEPT = 1_000
# So many words with the same stem are taken for a word that is unknown.
MOST_NEAR = 12


@dataclass(slots=True)
class Looked:
    """The vocabulary entries for a word, those nearest to the typed form first.

    `exact` are written so; `respelt` in Britain or America; `bare` are without an s;
    `plain` have umlauts where it has none; `near` have the same stem; `two` are words
    that stand beside each other in it, `apart` are the parts of a compound. All of
    these are looked up even if the word is there: it may be in a draft alone.
    """

    exact: list[Entry] = field(default_factory=list)
    respelt: list[Entry] = field(default_factory=list)
    bare: list[Entry] = field(default_factory=list)
    plain: list[Entry] = field(default_factory=list)
    near: list[Entry] = field(default_factory=list)
    two: list[tuple[Entry, Entry]] = field(default_factory=list)
    apart: tuple[Pair, ...] = ()


type Memory = dict[tuple, object]


def nothing(_revision: Revision, _held: object) -> Memory:
    return {}


remembered: Kept[Memory] = Kept(nothing)


def memory(at: Revision | None) -> Memory:
    """Return the cache of a revision; without one nothing is cached."""
    if at is None:
        return {}
    kept = remembered.at(at)
    if len(kept) > MOST_KEPT:
        kept.clear()
    return kept


def look_up(
    words: Mapping[str, Iterable[str]], *, at: Revision | None
) -> dict[str, dict[str, Looked]]:
    """Return by language, for each word as it was typed, its entries."""
    kept = memory(at)
    known: dict[str, dict[str, Looked]] = {}
    lacking: dict[str, list[str]] = {}
    for language, some in words.items():
        known[language], lacking[language] = {}, []
        for word in dict.fromkeys(some):
            found = kept.get(("word", language, word))
            if isinstance(found, Looked):
                known[language][word] = found
            else:
                lacking[language].append(word)
    for language, fresh in ask(lacking).items():
        known[language] |= fresh
        kept.update({("word", language, one): each for one, each in fresh.items()})
    return known


def ask(words: Mapping[str, list[str]]) -> dict[str, dict[str, Looked]]:
    wanted = []
    for language, some in words.items():
        tried = {one for word in some for one in forms_tried(word, language)}
        plain = {form(word) for word in some if not has_umlaut(word)}
        stems = {stem(word, language) for word in some}
        wanted += [(language, "form", tried), (language, "folded", plain)]
        wanted.append((language, "stem", stems))
    by: dict[tuple, list[Entry]] = defaultdict(list)
    for language, column, entry in entries_by(*wanted):
        if entry.kind != Kind.PART:
            by[language, column, value_of(entry, column, language)].append(entry)
    return {
        language: {word: looked(word, language, by) for word in some}
        for language, some in words.items()
    }


def value_of(entry: Entry, column: str, language: str) -> str:
    if column == "form":
        return entry.form
    return folded(entry.shown) if column == "folded" else stem(entry.shown, language)


def forms_tried(word: str, language: str) -> set[str]:
    written, grammar = form(word), grammar_of(language)
    forms = {written, grammar.without_plural(written)}
    forms |= {*grammar.other_spellings(written)}
    if grammar.has_compounds:
        return forms.union(tried(written))
    return forms.union(*divisions(written))


def has_umlaut(word: str) -> bool:
    return form(word) != folded(word)


def forms_of(
    tokens: Iterable[str], language: str, *, at: Revision | None
) -> dict[str, frozenset[str]]:
    """Return by token the forms of words that it finds in a text."""
    kept = memory(at)
    known: dict[str, frozenset[str]] = {}
    fresh: dict[str, set[str]] = {}
    for token in dict.fromkeys(tokens):
        found = kept.get(("token", language, token))
        if isinstance(found, frozenset):
            known[token] = found
        else:
            fresh[token] = set()
    for _language, _column, entry in entries_by((language, "token", fresh)):
        if entry.kind != Kind.INFLECTED:
            fresh[entry.token].add(entry.form)
    done = {token: frozenset(forms) for token, forms in fresh.items()}
    kept.update({("token", language, token): each for token, each in done.items()})
    return known | done


def looked(word: str, language: str, by: Mapping[tuple, list[Entry]]) -> Looked:
    def of(column: str, value: str) -> list[Entry]:
        return sorted(by.get((language, column, value), ()))

    written, grammar = form(word), grammar_of(language)
    found = Looked(exact=of("form", written))
    for other in sorted(grammar.other_spellings(written)):
        found.respelt += of("form", other)
    if (bare := grammar.without_plural(written)) != written:
        found.bare = [one for one in of("form", bare) if one.kind <= Kind.LEMMA]
    if not has_umlaut(word):
        found.plain = [one for one in of("folded", written) if one.form != written]
    if (inflected := stem(word, language)) != written:
        # Else it may be the beginning of a word, which is found as such.
        found.near = near(word, of("stem", inflected))
    for front, rest in divisions(written):
        both = written_so(of("form", front)), written_so(of("form", rest))
        found.two += product(*both)
    if grammar.has_compounds:
        found.apart = pairs(written, lambda each: of("form", each))
    return found


def written_so(entries: list[Entry]) -> list[Entry]:
    return [one for one in entries if one.kind == Kind.WRITTEN]


def near(word: str, entries: list[Entry]) -> list[Entry]:
    """Return entries with the same stem, and with the typed umlaut if there are any."""
    written = form(word)
    if has_umlaut(word):
        begins = written[: max(len(written) - 3, 4)]
        alike = [one for one in entries if one.form.startswith(begins)]
        return (alike or entries)[:MOST_NEAR]
    return entries[:MOST_NEAR]
