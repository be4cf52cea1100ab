"""A text typed into a search field, as one value."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from articles.domain.search.finding.budget import Budget
from articles.domain.search.finding.cache import Found
from articles.domain.search.finding.hits import NOBODY, Keys, Place
from articles.domain.search.finding.questions import answered
from articles.domain.search.query.expansion import (
    Interpreter,
    Knows,
    known_by,
    understood,
    words_in,
)
from articles.domain.search.query.label_names import (
    LabelDirectory,
    Names,
    Pairs,
    read_directory,
)
from articles.domain.search.query.lookup import Looked, look_up
from articles.domain.search.query.parsing import Asked, Sentence, parse
from articles.domain.search.query.terms import (
    WORDS,
    Reading,
    Readings,
    Terms,
    Way,
    are_phrases,
    places,
)
from articles.domain.search.query.widening import (
    Meaning,
    Meanings,
    called,
    meant,
)
from articles.domain.search.synonyms.meanings import meanings_of
from articles.domain.site_version import Revision
from articles.foundation.text import clean_line

# So much of a query is considered.
MOST_LETTERS = 200
# Beyond this nobody types; cleaning more would only take time.
MOST_READ = 4_000


@dataclass(frozen=True, slots=True)
class Readers:
    """The versions that readers may know: those public in a language, as of one
    revision of the site. Of notices they know the headline alone, which is a `column`.
    """

    at: Revision
    public: Callable[[str], Keys]
    column: str = WORDS


@dataclass(frozen=True)
class Query:
    """A typed query, cleaned, to be found in articles of these languages.

    Without `readers` it comes from the desk, where every word may be known.
    """

    text: str = ""
    languages: tuple[str, ...] = ()
    was_cut: bool = field(default=False, compare=False)
    readers: Readers | None = field(default=None, compare=False, repr=False)
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)
    # Another query of the same asker, for what it has looked up.
    before: "Query | None" = field(default=None, compare=False, repr=False)
    # Pairs of words that nobody has made yet, to see what they would find.
    tried: Pairs = ()
    # Objects made from the query for texts of a language, by its name.
    kept: dict = field(default_factory=dict, init=False, compare=False, repr=False)
    # The queries that were made of this one, by their texts.
    others: dict = field(default_factory=dict, init=False, compare=False, repr=False)

    def __bool__(self):
        return bool(self.text)

    @property
    def said(self) -> Sentence:
        """All that was typed."""
        return parse(self.text, self.languages)

    @property
    def sentence(self) -> Sentence:
        """The part to be found: all that was typed, or less of a question."""
        return self.said.with_only(self.kept_words)

    @property
    def is_shortened(self) -> bool:
        """Return whether more was typed than is considered."""
        return self.was_cut or self.said.are_shortened

    @property
    def at(self) -> Revision | None:
        return self.readers.at if self.readers else None

    @cached_property
    def directory(self) -> LabelDirectory:
        """The labels of the newsroom by their names, read once for queries of one asker
        in the same languages.
        """
        before = self.before
        if before and (before.languages, before.tried) == (self.languages, self.tried):
            return before.directory
        return read_directory(self.languages, self.tried, self.at)

    @cached_property
    def labels(self) -> list[tuple[str, int]]:
        """Kind and key of the labels that the whole query may mean, shortest first.

        Callers that show them check first which of them the public knows.
        """
        return self.directory.of_all(self.sentence.wanted)

    @cached_property
    def called(self) -> Readings:
        """The readings for labels whose name is the whole query."""
        return self.directory.called(self.sentence.wanted)

    @cached_property
    def called_by_group(self) -> list[Readings]:
        """The readings for labels whose name is a wanted group, by group."""
        return [self.directory.called([group]) for group in self.said.wanted]

    @cached_property
    def found(self) -> Found:
        """The results that the index has given for this query."""
        known = self.before.found.known if self.before else {}
        return Found(self.budget, self.that_count, known)

    @property
    def is_cut(self) -> bool:
        """Return whether a phrase was looked for only in the newest articles with its
        words. Known once they were queried.
        """
        return self.found.is_cut

    def that_count(self, keys: Keys) -> Keys:
        """Return those candidates for a phrase that the asker may know and that have
        all the other required words.
        """
        keys = self.of_any(keys)
        if self.said.is_question:  # it may do without some of them
            return keys
        plain = (
            group
            for group in self.all_terms.wanted
            if not any(
                are_phrases(each) for term in group for _way, each in term.readings
            )
        )
        return keys.intersection(
            *(self.found.any_of(group, WORDS, Way.PREFIX) for group in plain)
        )

    @cached_property
    def kept_words(self) -> tuple[int, ...]:
        """The numbers of the wanted groups that have to be found."""
        readers = self.readers
        # A headline alone doesn't show whether its article answers the question.
        if not readers or readers.column != WORDS or not self.said.is_question:
            return tuple(range(len(self.said.wanted)))
        terms = self.all_terms
        self.found.ask(places(terms))
        *sets, left_out = (
            self.of_any(self.found.any_of(group, WORDS, until))
            for group, until in (
                *((group, Way.PREFIX) for group in terms.wanted),
                (terms.unwanted, Way.LABEL),
            )
        )
        are_nouns = [
            any(one.is_noun(asked) for one in self.interpreters for asked in group)
            for group in self.said.wanted
        ]
        return answered(sets, are_nouns, left_out)

    @cached_property
    def meanings(self) -> Meanings:
        """Other words that mean the same, for each term that has some."""
        return meanings_of(self.said, self.languages, self.directory)

    def labels_meant(self, group: Iterable[Asked]) -> list[Names]:
        """Return the labels that are called as other words for these."""
        meant = (one for asked in group for one in self.meanings.get(asked, ()))
        return [
            label
            for one in meant
            for label in called(one.words, one.language, self.directory)
        ]

    @property
    def every_meaning(self) -> Iterator[Meaning]:
        return chain.from_iterable(self.meanings.values())

    @cached_property
    def looked(self) -> dict[str, dict[str, Looked]]:
        """The vocabulary entries of each word, by language."""
        words = {each: words_in(self.said, each) for each in self.languages}
        for one in self.every_meaning:
            words[one.language].update(one.words)
        return look_up(words, at=self.at)

    @cached_property
    def terms(self) -> Terms:
        """The meanings of the words that are to be found."""
        terms = self.all_terms
        return replace(terms, wanted=tuple(terms.wanted[n] for n in self.kept_words))

    @cached_property
    def all_terms(self) -> Terms:
        """The meanings of all words, as far as the asker may know."""
        hopeful = self.understood(lambda _language: anything)
        if self.readers is None:
            return hopeful
        # Phrases wait until it is known which of their words the asker may know.
        words = (one for one in places(hopeful) if not are_phrases(one[1]))
        self.found.ask((*words, *self.signs()))
        return self.understood_by(self.interpreters)

    @cached_property
    def interpreters(self) -> list[Interpreter]:
        """The interpreters of each language, limited to words the asker may know."""
        return [self.interpreter(each, self.knows(each)) for each in self.languages]

    def understood(self, knows: Callable[[str], Knows]) -> Terms:
        return self.understood_by(
            [self.interpreter(each, knows(each)) for each in self.languages]
        )

    def understood_by(self, interpreters: list[Interpreter]) -> Terms:
        def synonyms(asked: Asked) -> Iterator[tuple[Way, Readings]]:
            return meant(self.meanings.get(asked, ()), interpreters, self.directory)

        return understood(self.said, interpreters, self.directory.readings, synonyms)

    def interpreter(self, language: str, knows: Knows) -> Interpreter:
        # The desk's lists ask databases, one column at once.
        takes_apart = self.readers is not None
        return Interpreter(language, self.looked[language], knows, takes_apart)

    def knows(self, language: str) -> Knows:
        """Return a function: do readers find an article by one of some tokens?"""
        return lambda tokens: bool(self.public_with(language, tokens))

    def public_with(self, language: str, tokens: Iterable[str]) -> Keys:
        """Return the articles with one of the tokens that the asker may know."""
        known = self.readers.column if self.readers else WORDS
        found = (self.found.at(known, (Reading((token,)),)) for token in tokens)
        return self.of_asker(language, NOBODY.union(*found))

    def of_asker(self, language: str, keys: Keys) -> Keys:
        return keys & self.readers.public(language) if self.readers else keys

    def of_any(self, keys: Keys) -> Keys:
        """Return those of these that the asker may know, in any of the languages."""
        return NOBODY.union(*(self.of_asker(each, keys) for each in self.languages))

    def signs(self) -> Iterator[Place]:
        """Yield the places that show whether readers know each word looked up."""
        known = self.readers.column if self.readers else WORDS
        for token in {token for one in self.every_meaning for token in one.needs}:
            yield known, (Reading((token,)),)
        for words in self.looked.values():
            for one in words.values():
                for entry in (*one.exact, *one.respelt, *one.plain, *one.bare):
                    for token in known_by(entry):
                        yield known, (Reading((token,)),)

    def saying(self, text: str) -> "Query":
        """Return another query of the same asker; the same text is read once."""
        if text not in self.others:
            asked = read_query(text, *self.languages, readers=self.readers)
            self.others[text] = replace(asked, budget=self.budget, before=self)
        return self.others[text]

    def in_language(self, language: str) -> "Query":
        return replace(self, languages=(language,), before=self)


def anything(_tokens: Iterable[str]) -> bool:
    return True


def read_query(typed: str, *languages: str, readers: Readers | None = None) -> Query:
    """Return the query that `typed` is, in the languages of what is to be found."""
    joined = " ".join(typed.split())
    text = clean_line(joined[:MOST_READ])
    kept = clean_line(text[:MOST_LETTERS])
    return Query(kept, languages, len(text) > MOST_LETTERS, readers)
