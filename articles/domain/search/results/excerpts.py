"""Show where a query was found: the passage that says most of it, its words marked."""

from collections.abc import Iterable, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.domain.content import excerpt_of, plain_text
from articles.domain.search.finding.query import Query
from articles.domain.search.results.marking import Mark, marks_of, spots_of
from articles.foundation.text import clean_line
from articles.models import Article

LENGTH, BEFORE = 30, 6
# Before and after dots, which so never stand alone on a line.
SPACE = "\N{NO-BREAK SPACE}"
# Of so many finds the best passage is chosen.
MOST_FINDS = 200


class Passages:
    """A text's words, and the places of each term of a query in it.

    If only a passage is shown (`is_passage`) and there is one simple term, the first
    passage is the best, and no more of the text is read.
    """

    def __init__(
        self, text: str, marks: list[Mark], language: str, *, is_passage: bool = False
    ):
        self.text = text
        is_first = is_passage and len(marks) == 1 and marks[0].is_simple
        until = marks[0] if is_first else None
        spots = spots_of(text, language, until=until, beyond=LENGTH + 1)
        self.places = spots.places
        self.finds = sorted(
            {
                (first, last + 1, number)
                for number, mark in enumerate(marks)
                for first, last in mark.spans(spots)
            }
        )

    def found(self, first: int, last: int) -> set[int]:
        """Return the terms between two words."""
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
        for start, stop in merged(self.marks()):
            if begin <= start and stop <= end:
                yield escape(self.text[place:start])
                yield f"<mark>{escape(self.text[start:stop])}</mark>"
                place = stop
        yield escape(self.text[place:end])

    def marks(self) -> Iterator[tuple[int, int]]:
        for start, end, _number in self.finds:
            yield self.places[start][0], self.places[end - 1][1]


def merged(marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
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
    return Passages(text, marks_of(query, language), language).marked()


def excerpt(article: Article, query: Query) -> SafeString:
    """Return HTML of the teaser, or of the passage of the text that says more of it."""
    language = article.language
    marks = marks_of(query, language)
    teaser = Passages(clean_line(article.teaser), marks, language)
    headline = Passages(article.headline, marks, language)
    told = teaser.all_found | headline.all_found
    if article.teaser and len(told) == len(marks):
        return teaser.marked()
    body = Passages(plain_text(article.body), marks, language, is_passage=True)
    if body.finds and not (article.teaser and body.found(*body.best()) <= told):
        return body.marked(*body.best())
    if article.teaser:
        return teaser.marked()
    return Passages(excerpt_of(article), marks, language).marked()
