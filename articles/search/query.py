"""What somebody typed into a search field, as one value."""

from dataclasses import dataclass, field
from functools import cached_property

from articles.search.names import Directory, read_directory
from articles.search.terms import Term, Terms, parse
from articles.text import clean_line

# So much of a query is considered.
MOST_LETTERS = 200
# Beyond this nobody types; cleaning more would only take time.
MOST_READ = 4_000


@dataclass(frozen=True)
class Query:
    """What was typed, cleaned, to be found in articles of these languages."""

    text: str = ""
    languages: tuple[str, ...] = ()
    was_cut: bool = field(default=False, compare=False)

    def __bool__(self):
        return bool(self.text)

    @property
    def terms(self) -> Terms:
        return parse(self.text, self.languages)

    @property
    def is_shortened(self) -> bool:
        """Whether more was typed than is considered."""
        return self.was_cut or self.terms.are_shortened

    @cached_property
    def directory(self) -> Directory:
        """The labels of the newsroom by their names, read once for this query."""
        return read_directory(self.languages)

    @cached_property
    def label_tokens(self) -> dict[Term, list[str]]:
        """The tokens of the labels that stand for each term."""
        return {
            term: [t for label in self.directory.labels([term]) for t in label.tokens]
            for term in (*self.terms.all_wanted, *self.terms.unwanted)
        }

    @cached_property
    def labels(self) -> list[tuple[str, int]]:
        """Kind and key of the labels that the whole query may mean, shortest first.

        Whoever shows them asks first which of them the public knows.
        """
        if not self.terms.wanted:
            return []
        near = {
            (label.kind, label.pk): label.distance(self.terms.wanted)
            for label in self.directory.labels(self.terms.wanted[0])
        }
        found = {each: far for each, far in near.items() if far is not None}
        return sorted(found, key=lambda each: (found[each], each))

    def in_language(self, language: str) -> "Query":
        return Query(self.text, (language,), self.was_cut)


def read_query(typed: str, *languages: str) -> Query:
    """Return the query that `typed` is, in the languages of what is to be found."""
    joined = " ".join(typed.split())
    text = clean_line(joined[:MOST_READ])
    kept = clean_line(text[:MOST_LETTERS])
    return Query(kept, languages, was_cut=len(text) > MOST_LETTERS)
