"""Invent articles: what one says follows from its number alone."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.stock.vocabulary import drawn

CATEGORIES, TOPICS, SOURCES, PLACES = 12, 900, 88, 200
FIRST = datetime(2016, 1, 1, 6, tzinfo=UTC)
SPAN = timedelta(days=3_650)
MINUTE = timedelta(minutes=1)
WORDS_OF_A_BODY = 350


@dataclass(frozen=True, slots=True)
class Invented:
    """One edition: its text, what it is about by number, and what became of it."""

    number: int
    language: str
    headline: str
    teaser: str
    body: str
    published: datetime
    categories: list[int]
    countries: list[int]
    topics: list[int]
    sources: list[int]
    # Title and source of each further reading.
    readings: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_translation(self) -> bool:
        """Of the article before it."""
        return self.number % 4 == 3

    @property
    def is_draft(self) -> bool:
        return self.number % 40 == 8

    @property
    def is_corrected(self) -> bool:
        # And some of which there is a translation, which is behind then.
        return self.number % 20 == 5 or self.number % 40 == 2

    @property
    def is_withdrawn(self) -> bool:
        return self.number % 100 == 33


def invented(number: int, *, among: int) -> Invented:
    """Return the article of that number, among so many over ten years."""
    random = Random(number)
    language = "en" if number % 8 in (3, 6) else "de"
    headline = sentence(drawn(random, language, random.randint(5, 9)))
    body = "".join(paragraphs(drawn(random, language, WORDS_OF_A_BODY), random))
    minutes = int(SPAN / MINUTE * number / among)
    return Invented(
        number=number,
        language=language,
        headline=headline.rstrip("."),
        teaser=sentence(drawn(random, language, random.randint(18, 30))),
        body=body,
        published=FIRST + minutes * MINUTE,
        categories=chosen(random, CATEGORIES, 1),
        countries=chosen(random, PLACES, random.randint(1, 3)),
        topics=chosen(random, TOPICS, random.randint(1, 4)),
        sources=chosen(random, SOURCES, 1),
        readings=[
            (sentence(drawn(random, language, 6)).rstrip("."), pick(random, SOURCES))
            for _ in range(random.randint(0, 3))
        ],
    )


def sentence(words: list[str]) -> str:
    said = " ".join(words)
    return f"{said[0].upper()}{said[1:]}."


def paragraphs(words: list[str], random: Random):
    while words:
        part, words = words[:70], words[70:]
        sentences = []
        while part:
            length = random.randint(8, 18)
            sentences.append(sentence(part[:length]))
            part = part[length:]
        yield f"<p>{' '.join(sentences)}</p>"


def chosen(random: Random, number: int, most: int) -> list[int]:
    return list(dict.fromkeys(pick(random, number) for _ in range(most)))


def pick(random: Random, number: int) -> int:
    """Return one of so many, the first ones more often: some labels are popular."""
    return int(number * random.random() ** 2.5)
