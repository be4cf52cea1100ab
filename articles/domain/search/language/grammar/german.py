"""The rules of German: compounds, umlauts, genders, and the ss of Switzerland."""

import re
from collections.abc import Iterator

from articles.domain.search.language.dictionary import unended
from articles.domain.search.language.forms import FRONT, HEAD, form, inside
from articles.domain.search.language.grammar.compounds import divided, parts
from articles.domain.search.language.grammar.hyphenation import joints_of
from articles.domain.search.language.grammar.neutral import Grammar

OF_GENDER = re.compile(r"(?:[*:_·(]|/-?)(?=in(?:nen)?\)?$)|(?<=n)\)$", re.IGNORECASE)
INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß]{2})I(?=n(?:nen)?$)")
ADJECTIVE = ("e", "er", "es", "en", "em")
LAST_VOWEL = re.compile("(au|[aou])(?=[^aouäöü]*$)")
WITH_UMLAUT = {"au": "äu", "a": "ä", "o": "ö", "u": "ü"}
WITHOUT_UMLAUT = str.maketrans("äöü", "aou")
DOING = re.compile("([A-ZÄÖÜ][a-zäöüß]{2,})end(?:e[rnms]?)")
# The nouns of verbs: ordnen, steuern, sammeln. No verb has less letters than these.
NOUNS_OF_VERBS = (("eln", "lung"), ("ern", "erung"), ("en", "ung"))
SHORTEST_VERB = 5


class German(Grammar):
    """German, in all its regions."""

    # Forscher*innen, Forscher:innen, Forscher_innen, Forscher/-innen, Forscher(innen).
    gendered = r"(?:(?:[*:_·]|/-?)in(?:nen)?(?![^\W_])|\(in(?:nen)?\))?"
    has_compounds = True
    noun_endings = frozenset(
        ("e", "en", "er", "ern", "em", "es", "n", "s", "in", "innen")
    )

    def ungendered(self, written: str) -> str:
        return INNER_CAPITAL.sub("i", OF_GENDER.sub("", written))

    def joints(self, word: str) -> tuple[int, ...]:
        return joints_of(word, self.row.code)

    def kin(self, token: str, _written: str, *, is_noun: bool) -> Iterator[str]:
        """Yield the tokens for the noun of a verb, “Gründung”."""
        if is_noun or len(token) < SHORTEST_VERB:
            return
        for end, noun in NOUNS_OF_VERBS:
            if token.endswith(end):
                yield from inside(token.removesuffix(end) + noun)
                return

    def alternatives(self, word: str, found: str) -> tuple[str, ...]:
        every = (*self.adjective(word, found), found, *self.swiss(word))
        return tuple(dict.fromkeys(every))

    def adjective(self, word: str, found: str) -> tuple[str, ...]:
        """Return the adjective of a word that begins a sentence: “Grüner Wasserstoff”,
        though it may be somebody's name.
        """
        small = word.lower()
        if found != word or word == small:
            return ()
        lemma = self.knows(small) or ""
        is_inflected = lemma and small in {lemma + end for end in ADJECTIVE}
        return (lemma,) if is_inflected else ()

    def swiss(self, word: str) -> tuple[str, ...]:
        """Return the lemma of a word in Switzerland, which has no ß: “Strasse”. But
        “Massen” belong to Masse everywhere, since they are hardly of a Maß.
        """
        if "ss" not in word or self.knows(word) == word:
            return ()
        found = self.knows(word.replace("ss", "ß"))
        is_like = found and len(form(found)) >= len(form(word)) - 1
        return (found,) if found and (is_like or not self.knows(word)) else ()

    def meanings(self, word: str) -> list[tuple[str, str]]:
        """Return the lemmas of a word with their tokens. A word for women gets the
        token of the word for all, and a compound that no dictionary has gets the lemma
        by its last part. People who do research are researchers: “Forschende”,
        “Forscher”.
        """
        found: list[tuple[str, str]] = []
        for lemma in self.lemmas(word):
            is_unknown = self.knows(lemma) is None
            if is_unknown and lemma == word and (apart := divided(word, self.knows)):
                found.append((apart.lemma, form(apart.lemma)))
            elif both := self.of_both(lemma):
                found += [(both, form(both)), (lemma, form(both))]
            else:
                found.append((lemma, form(lemma)))
        if agent := self.of_all(word):
            found.append((agent, form(agent)))
        return found

    def of_both(self, word: str) -> str:
        """Return the word for all that belongs to one for women: to “Ärztin”, “Arzt”;
        "" if there is none.
        """
        is_noun = word.endswith("in") and word[0].isupper()
        if not (is_noun and self.knows(word + "nen")):
            return ""
        stem = word[:-2]
        for base in (stem, stem + "e", stem.translate(WITHOUT_UMLAUT)):
            lemma = self.knows(base) or ""
            if lemma[:1].isupper():
                return lemma
        return ""

    def of_all(self, word: str) -> str:
        """Return the person who does what a participle names: to “Forschende” the
        “Forscher”; "" if there is none. The word for women shows that it is a person.
        """
        if not (found := DOING.fullmatch(word)):
            return ""
        agent = found[1] + "er"
        is_person = self.knows(agent) == agent and self.knows(agent + "in")
        return agent if is_person else ""

    def also(self, lemma: str) -> tuple[str, ...]:
        """Return the same the other way round: to “Forscher” “Forschende”."""
        verb = lemma.removesuffix("er") + "end"
        is_person = lemma.endswith("er") and self.knows(lemma + "in")
        if not (is_person and self.knows(verb.lower())):
            return ()
        return tuple(verb + end for end in ("e", "en", "er"))

    def inside(self, word: str, lemma: str) -> Iterator[tuple[str, str]]:
        """Yield the parts of a compound."""
        whole = lemma if lemma[:1].isupper() else word
        fronts, heads = parts(whole, self.knows)
        yield from ((HEAD, part) for part in sorted(heads))
        yield from ((FRONT, part) for part in sorted(fronts))

    def bases(self, lemma: str) -> set[str]:
        bases = {lemma, unended(lemma)}
        return bases | {
            LAST_VOWEL.sub(lambda found: WITH_UMLAUT[found[0]], base) for base in bases
        }
