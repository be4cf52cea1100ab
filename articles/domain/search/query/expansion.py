"""Understand what was typed: find the tokens for each term.

Words that the asker may not know count as unknown. So no answer tells a reader which
words an unpublished article has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from articles.domain.search.language.forms import (
    DAY,
    FORM,
    FRONT,
    HEAD,
    NAME,
    form,
    inside,
    letters_and_digits,
)
from articles.domain.search.language.grammar import Grammar, grammar_of
from articles.domain.search.language.vocabulary import Entry, Kind
from articles.domain.search.language.web_keys import address_token
from articles.domain.search.query.lookup import Looked
from articles.domain.search.query.parsing import MIN_PREFIX, Asked, Sentence
from articles.domain.search.query.terms import (
    Reading,
    Readings,
    Term,
    Terms,
    Way,
)

# So many of the things that a word may mean are looked for within a phrase, and so many
# phrases.
MOST_MEANT, MOST_PHRASES = 3, 12

type Knows = Callable[[Iterable[str]], bool]
type Found = dict[tuple[Way, Readings], None]


def known_by(entry: Entry) -> tuple[str, ...]:
    """Return tokens; an article that has one of them makes the entry known."""
    if entry.kind == Kind.WRITTEN and entry.form != entry.token:
        return (FORM + entry.form,)
    return inside(entry.token)


@dataclass(frozen=True, slots=True)
class Sense:
    """The meaning of a word: lemmas spelt like it, lemmas with umlauts or of a verb,
    and other tokens that it leads to. `is_known` if the word is written so.
    """

    whole: tuple[str, ...]
    plain: tuple[str, ...]
    kin: tuple[str, ...] = ()
    is_known: bool = False
    is_noun: bool = False


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads words of one language, by what was looked up and what may be known."""

    language: str
    looked: Mapping[str, Looked]
    knows: Knows
    takes_apart: bool = True

    @property
    def grammar(self) -> Grammar:
        return grammar_of(self.language)

    def known(self, entries: Iterable[Entry]) -> list[Entry]:
        return [one for one in entries if self.knows(known_by(one))]

    def sense(self, word: str, *, or_near: bool = True) -> Sense:
        """Return the meaning of a word; or, if it is unknown, of those like it."""
        looked = self.looked[word]
        occurring = [one for one in looked.exact if one.kind <= Kind.LEMMA]
        found = self.known(occurring) or self.known(looked.exact)
        nouns = [one for one in found if one.is_noun]
        others: list[Entry] = []
        if nouns and word[:1].isupper() and not word.isupper():
            # Beschleuniger, but not what is beschleunigt.
            tokens = {one.token for one in nouns}
            # A name, unless the same is written small: Polish, not what is polished.
            names = {one.form for one in nouns if one.token.endswith(NAME)}
            small = [one for one in found if one.token in names]
            others = [one for one in found if one.token not in tokens | names]
            is_small = names and self.knows([NAME + one for one in names])
            found = nouns + small if is_small else nouns
        found += self.known(looked.respelt)
        found = found or self.known(looked.bare)
        is_known = bool(found)
        # Users who can write a word so don't mean another one with umlauts.
        plain = [] if is_known else self.known(looked.plain)
        if or_near and not (found or plain):
            found = self.known(looked.near)
        kin = dict.fromkeys(noun for one in found for noun in self.kin(one, word))
        is_noun = any(one.is_noun for one in found + plain)
        return Sense(
            tokens_of(found), tokens_of(others + plain), tuple(kin), is_known, is_noun
        )

    def kin(self, entry: Entry, word: str) -> Iterator[str]:
        return self.grammar.kin(entry.token, form(word), is_noun=entry.is_noun)

    def is_whole(self, asked: Asked) -> bool:
        """Return whether somebody wrote this word so; the beginning of a word isn't
        one. Without a dictionary, all words may be beginnings of their inflections.
        """
        if not self.grammar.has_inflections:
            return False
        words = asked.words(self.language)
        return len(words) == 1 and self.sense(words[0]).is_known

    def is_noun(self, asked: Asked) -> bool:
        """Return whether it names something: a noun, in English a name; or a phrase."""
        words = asked.words(self.language)
        return len(words) > 1 or any(self.sense(word).is_noun for word in words)

    def term(self, asked: Asked) -> Iterator[tuple[Way, Readings]]:
        found = asked.chains(self.language)
        words = [word.written for one in found for word in one.words]
        if len(words) > 1:
            yield from self.phrase(asked, words)
        if asked.is_quoted:
            if len(words) == 1:
                sense = self.sense(words[0])
                yield from whole(sense.whole or (form(words[0]),))
            return
        if len(words) == 1:
            yield from self.word(asked, words[0])
        elif len(found) == 1:
            # “x-fel” is “xfel” as well.
            [chain] = found
            for word in chain.joined:
                if (word.start, word.end) == (
                    chain.words[0].start,
                    chain.words[-1].end,
                ):
                    yield from self.word(asked, word.written)

    def word(self, asked: Asked, word: str) -> Iterator[tuple[Way, Readings]]:
        sense, written = self.sense(word), form(word)
        tokens = sense.whole or (written,)
        yield from whole(tokens)
        if not sense.whole:
            yield Way.WHOLE, (Reading((FORM + written,)),)
            two = tuple(
                Reading((one.token, other.token))
                for one, other in self.looked[word].two[:MOST_PHRASES]
                if self.knows(known_by(one)) and self.knows(known_by(other))
            )
            if two:
                yield Way.WHOLE, two
            parted = self.looked[word].apart
            if self.takes_apart and parted and not sense.plain:
                yield Way.APART, parted
        if parts := letters_and_digits(word):
            yield Way.WHOLE, (Reading(tuple(map(form, parts))),)
        for token in tokens:
            yield Way.HEAD, (Reading((HEAD + token,)),)
            yield Way.FRONT, (Reading((FRONT + token,)),)
        yield from ((Way.KIN, (Reading((one,)),)) for one in sense.kin)
        for token in sense.plain:
            yield from ((Way.PLAIN, (Reading((one,)),)) for one in inside(token))
        if asked.may_go_on and len(written) >= MIN_PREFIX:
            begun = (Reading((mark + written,), is_prefix=True) for mark in ("", FORM))
            yield Way.PREFIX, tuple(begun)

    def phrase(self, asked: Asked, words: list[str]) -> Iterator[tuple[Way, Readings]]:
        senses = [self.sense(word) for word in words]
        options = [
            ((*sense.whole, *sense.plain) or (form(word),))[:MOST_MEANT]
            for word, sense in zip(words, senses, strict=True)
        ]
        # Together: each place of a version is then looked at once for all of them.
        said = islice(product(*options), MOST_PHRASES)
        yield Way.WHOLE, tuple(map(Reading, said))
        last = form(words[-1])
        if asked.may_go_on and len(last) >= MIN_PREFIX:
            before = islice(product(*options[:-1]), MOST_PHRASES)
            begun = (Reading((*some, last), is_prefix=True) for some in before)
            yield Way.PREFIX, tuple(begun)


def tokens_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.token for one in entries))


def whole(tokens: Iterable[str]) -> Iterator[tuple[Way, Readings]]:
    yield from ((Way.WHOLE, (Reading((token,)),)) for token in tokens)


def understood(
    sentence: Sentence,
    interpreters: Iterable[Interpreter],
    labels: Callable[[Asked], Iterable[tuple[Way, Readings]]],
    synonyms: Callable[[Asked], Iterable[tuple[Way, Readings]]],
) -> Terms:
    """Return the terms in all languages. Only whole words and labels exclude articles
    for an unwanted term.
    """
    readers = tuple(interpreters)

    def term(asked: Asked) -> Term:
        found: Found = {}
        spoken = (one.term(asked) for one in readers)
        beside = (labels(asked), beside_words(asked), synonyms(asked))
        for each in (*spoken, *beside):
            found.update(dict.fromkeys(each))
        if any(one.is_whole(asked) for one in readers if one.takes_apart):
            # Users who write a whole word don't mean every word that begins so. The
            # desk is different: it completes what is typed.
            found = {pair: None for pair in found if pair[0] != Way.PREFIX}
        return Term(tuple(sorted(found)))

    return Terms(
        tuple(tuple(map(term, group)) for group in sentence.wanted),
        tuple(Term(exactly(term(asked))) for asked in sentence.unwanted),
    )


def beside_words(asked: Asked) -> Found:
    """Return the readings of a date and of an address, which texts needn't say."""
    found: Found = {}
    if asked.day:
        found[Way.WHOLE, (Reading((DAY + asked.day.isoformat(),)),)] = None
    if asked.address:
        found[Way.WHOLE, (Reading((address_token(asked.address),)),)] = None
    return found


def exactly(term: Term) -> tuple[tuple[Way, Readings], ...]:
    return tuple(pair for pair in term.readings if pair[0] in {Way.WHOLE, Way.LABEL})


def words_in(sentence: Sentence, language: str) -> set[str]:
    """Return all words to be looked up, including those that hyphens make."""
    return {
        word.written
        for asked in sentence.every
        for one in asked.chains(language)
        for word in (*one.words, *one.joined)
    }
