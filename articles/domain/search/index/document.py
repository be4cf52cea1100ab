"""The index entry of one version: words by weight, and the keys of its labels."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.domain.content import (
    Content,
    completed,
    keys_in,
    plain_text,
    words_of_pictures,
)
from articles.domain.search.index.addresses import address_tokens
from articles.domain.search.language.forms import (
    DIGEST,
    EARLY,
    GAP,
    HEAD,
    OFTEN,
    label_token,
)
from articles.domain.search.language.lemmas import meaning
from articles.domain.search.language.stop_words import stop_words
from articles.domain.search.language.vocabulary import Entry
from articles.domain.search.language.words import chains_at
from articles.models import PRINTED, Image

# The limits of PostgreSQL: 16,383 places in a row, 255 of one word, 1 MB of different
# words. They apply on SQLite too, so that both find the same.
MOST_WORDS, MOST_REPEATS, MOST_BYTES = 16_000, 255, 600_000
# A text is about what so many of its first words are, and about a word that it has so
# often: at least, and once more for each so many words.
FIRST_WORDS, LEAST_OFTEN, WORDS_FOR_ONE = 60, 3, 250


@dataclass(frozen=True, slots=True)
class Column:
    """Lemmas in their order, with a gap where no phrase goes on; and tokens in no
    order.
    """

    sequence: tuple[str, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Each column holds the one before it, too: `words` is all. `entries` of its words
    are for the vocabulary.
    """

    headline: Column
    top: Column
    words: Column
    language: str = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)

    @property
    def digest(self) -> str:
        return DIGEST + hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    def columns(self) -> list[Column]:
        """Return the three as they are stored, the last with the digest of all."""
        words = Column(self.words.sequence, (*self.words.loose, self.digest))
        return [self.headline, self.top, words]


def document_of(
    content: Content, language: str, images: Mapping[str, Image] | None = None
) -> Document:
    """Return the index entry of a content (as `content_of` returns it) in `language`.

    `images` are the pictures of many contents, if they were read at once.
    """
    content = completed(content)
    headline = [content["headline"]]
    top = [*headline, content["teaser"]]
    attributions, reading = content["attributions"], content["further_reading"]
    rest = [row["title"] for row in attributions]
    for row in reading:
        rest += [row["publisher_name"], row["title"]]
    rest += [row["title"] for row in content["attachments"]]
    rest += [content["credit_name"], content["credit_organisation"]]
    rest += words_of_pictures(content, language, images)
    # Last, because the end of a text that is too long isn't kept.
    body = plain_text(content["body"])
    rest += [body]
    labels = [key for kind in PRINTED for key in keys_in(content, kind.entry)]
    labels += keys_in(content, "attributions")
    labels += keys_in(content, "further_reading")
    whole = Gathered(language, [*top, *rest])
    begin = Gathered(
        language, [" ".join(body.split(maxsplit=FIRST_WORDS)[:FIRST_WORDS])]
    )
    signs = [*map(label_token, labels), *address_tokens(content)]
    signs += [EARLY + token for token in begin.subjects()]
    signs += [OFTEN + token for token in whole.subjects(whole.least_often)]
    return Document(
        Gathered(language, headline).column(),
        Gathered(language, top).column(),
        whole.column(signs),
        language,
        tuple(whole.entries),
    )


class Gathered:
    """The tokens of some texts, up to the limits."""

    def __init__(self, language: str, texts: Iterable[str]):
        self.language = language
        self.sequence: list[str] = []
        self.loose: set[str] = set()
        self.entries: dict[Entry, None] = {}
        # The token of each word that was noted: most words come again and again.
        self.tokens: dict[str, str] = {}
        self.uses: dict[str, int] = {}
        self.heads: dict[str, list[str]] = {}
        # The number of times that each word is the head of a compound.
        self.headed: Counter[str] = Counter()
        self.size = 0
        for text in texts:
            if not self.take(text):
                break
            self.sequence.append(GAP)

    def take(self, text: str) -> bool:
        """Take a text in; return whether all of it fitted."""
        sequence, tokens, uses = self.sequence, self.tokens, self.uses
        heads = self.heads
        for _begin, chain in chains_at(text, self.language):
            for word, _start, _end in chain.words:
                if len(sequence) >= MOST_WORDS or self.size > MOST_BYTES:
                    return False
                token = tokens.get(word) or self.note(word)
                number = uses.get(token, 0) + 1
                uses[token] = number
                self.headed.update(heads.get(token, ()))
                sequence.append(token if number <= MOST_REPEATS else GAP)
            for word, _start, _end in chain.joined:
                self.hold(tokens.get(word) or self.note(word))
        return True

    def note(self, word: str) -> str:
        """Store the other tokens that find the word, and return its main token."""
        found = meaning(word, self.language)
        for token in found.others:
            self.hold(token)
        if heads := [one[1:] for one in found.others if one[0] == HEAD]:
            self.heads[found.token] = heads
        if not self.uses.get(found.token):
            self.size += len(found.token.encode())
        self.entries.update(dict.fromkeys(found.entries))
        self.tokens[word] = found.token
        return found.token

    def hold(self, token: str) -> None:
        if token not in self.loose:
            self.loose.add(token)
            self.size += len(token.encode())

    @property
    def least_often(self) -> int:
        return LEAST_OFTEN + len(self.sequence) // WORDS_FOR_ONE

    def subjects(self, least: int = 1) -> list[str]:
        """Return what is said at least so often, also as the head of a compound."""
        said = Counter(self.uses) + self.headed
        stops = stop_words(self.language)
        return sorted(
            token
            for token, number in said.items()
            if number >= least and token[:1].isalpha() and token not in stops
        )

    def column(self, signs: Iterable[str] = ()) -> Column:
        loose = (self.loose - {*self.sequence}) | {*signs}
        return Column(tuple(self.sequence), tuple(sorted(loose)))
