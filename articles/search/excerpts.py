"""Show where a query was found: the passage that says most of it, its words marked."""

from collections.abc import Iterable, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.content import excerpt_of, plain_text
from articles.models import Article
from articles.search.query import Query
from articles.search.words import placed_words
from articles.text import clean_line

LENGTH, BEFORE = 30, 6
# Before and after dots, which so never stand alone on a line.
SPACE = "\N{NO-BREAK SPACE}"
# Of so many words and finds the best passage is chosen.
MOST_WORDS, MOST_FINDS = 16_000, 200


class Passages:
    """A text's words, and where in it each term of a query stands."""

    def __init__(self, text: str, query: Query, language: str):
        self.text = text
        placed = list(placed_words(text, language))[:MOST_WORDS]
        self.places = [place for place, _word in placed]
        words = [word for _place, word in placed]
        self.finds = sorted(
            (start, end, number)
            for number, term in enumerate(query.terms.all_wanted)
            for start, end in term.spans(words)
        )

    def found(self, first: int, last: int) -> set[int]:
        """Return the terms that stand between two words."""
        return {n for start, end, n in self.finds if first <= start and end <= last}

    @property
    def all_found(self) -> set[int]:
        return self.found(0, len(self.places))

    def best(self) -> tuple[int, int]:
        """Return the first passage that holds the most different terms."""
        finds = self.finds[:MOST_FINDS]
        starts = [max(0, start - BEFORE) for start, _end, _number in finds]
        first = max(starts, key=lambda start: len(self.found(start, start + LENGTH)))
        return first, min(first + LENGTH, len(self.places))

    def marked(self, first: int = 0, last: int | None = None) -> SafeString:
        last = len(self.places) if last is None else last
        if not self.places:
            return SafeString(escape(self.text))
        begin = self.places[first][0] if first else 0
        end = self.places[last - 1][1] if last < len(self.places) else len(self.text)
        html = "".join(self.pieces(begin, end))
        return SafeString((f"…{SPACE}" if begin else "") + html + self.ellipsis(end))

    def ellipsis(self, end: int) -> str:
        return f"{SPACE}…" if end < len(self.text) else ""

    def pieces(self, begin: int, end: int) -> Iterator[str]:
        place = begin
        for start, stop in joined(self.marks()):
            if begin <= start and stop <= end:
                yield escape(self.text[place:start])
                yield f"<mark>{escape(self.text[start:stop])}</mark>"
                place = stop
        yield escape(self.text[place:end])

    def marks(self) -> Iterator[tuple[int, int]]:
        for start, end, _number in self.finds:
            yield self.places[start][0], self.places[end - 1][1]


def joined(marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the marks in order, those that overlap as one."""
    done: list[tuple[int, int]] = []
    for start, stop in sorted(marks):
        if done and start < done[-1][1]:
            done[-1] = (done[-1][0], max(stop, done[-1][1]))
        else:
            done.append((start, stop))
    return done


def marked(text: str, query: Query, language: str) -> SafeString:
    """Return a text as HTML in which what the query finds is marked."""
    return Passages(text, query, language).marked()


def excerpt(article: Article, query: Query) -> SafeString:
    """Return HTML of the teaser, or of the passage of the text that says more of it."""
    language = article.language
    teaser = Passages(clean_line(article.teaser), query, language)
    headline = Passages(article.headline, query, language)
    told = teaser.all_found | headline.all_found
    if article.teaser and len(told) == len(query.terms.all_wanted):
        return teaser.marked()
    body = Passages(plain_text(article.body), query, language)
    if body.finds and not (article.teaser and body.found(*body.best()) <= told):
        return body.marked(*body.best())
    if article.teaser:
        return teaser.marked()
    return marked(excerpt_of(article), query, language)
