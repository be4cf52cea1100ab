"""What the index holds of one version: words by weight, and the keys of its labels."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from articles.content import Content, completed, keys_in, plain_text, words_of_pictures
from articles.models import PRINTED, Image
from articles.search.words import Word, words_of

# What PostgreSQL can hold: 16,383 places in a row, 255 of one word, 1 MB of different
# words. Kept on SQLite too, so that both find the same.
MOST_WORDS, MOST_REPEATS, MOST_BYTES = 16_000, 255, 600_000
# Nobody can type these: they are no letters of a word. Label keys, a row's digest.
LABEL, DIGEST = "\ue001", "\ue002"
GAP = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Stems in their order, a gap where no phrase goes on; and what has no order."""

    sequence: tuple[str, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Each column holds the one before it, too: `words` is all."""

    headline: Column
    top: Column
    words: Column

    @property
    def digest(self) -> str:
        return DIGEST + hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    def columns(self) -> list[Column]:
        """Return the three as they are stored, the last with the digest of all."""
        words = Column(self.words.sequence, (*self.words.loose, self.digest))
        return [self.headline, self.top, words]


def label_token(key: str) -> str:
    return LABEL + str(key).replace("-", "")


def document_of(
    content: Content, language: str, images: Mapping[str, Image] | None = None
) -> Document:
    """Return what is found of a content (as `content_of` gives it) in `language`.

    `images` are the pictures of many contents, if they were read at once.
    """
    content = completed(content)
    headline = [content["headline"]]
    top = [*headline, content["teaser"]]
    attributions, reading = content["attributions"], content["further_reading"]
    rest = [row["title"] for row in attributions]
    for row in reading:
        rest += [row["publisher_name"], row["title"]]
    rest += [content["credit_name"], content["credit_organisation"]]
    rest += words_of_pictures(content, language, images)
    # Last, because the end of what is too long isn't kept.
    rest += [plain_text(content["body"])]
    labels = [key for kind in PRINTED for key in keys_in(content, kind.entry)]
    labels += keys_in(content, "attributions")
    publishers = keys_in(content, "further_reading")
    return Document(
        column(headline, [], language),
        column(top, labels, language),
        column([*top, *rest], [*labels, *publishers], language),
    )


def column(texts: Iterable[str], labels: Iterable[str], language: str) -> Column:
    words = limited(chain.from_iterable([*words_of(t, language), None] for t in texts))
    sequence = tuple(stems(words))
    # A form beside the stem, for a word typed by half: “universit” of “universiti”.
    forms = {word.form for word in words if word} - set(sequence)
    return Column(sequence, tuple(sorted(forms | {*map(label_token, labels)})))


def limited(words: Iterable[Word | None]) -> list[Word | None]:
    kept: list[Word | None] = []
    seen, size = set(), 0
    for word in words:
        if word and word not in seen:
            seen.add(word)
            size += len(f"{word.stem}{word.form}".encode())
        if len(kept) == MOST_WORDS or size > MOST_BYTES:
            break
        kept.append(word)
    return kept


def stems(words: Iterable[Word | None]) -> Iterator[str]:
    uses: Counter[str] = Counter()
    for word in words:
        stem = word.stem if word else GAP
        uses[stem] += 1
        yield stem if uses[stem] <= MOST_REPEATS else GAP
