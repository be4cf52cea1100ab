"""Translate terms into the query language of each database."""

from collections.abc import Iterable, Iterator

from articles.domain.search.query.terms import Reading, Term, Terms, are_labels


class Syntax:
    """The query language of a database. Tokens are letters and digits, no signs."""

    either, both, without = " OR ", " AND ", " NOT "

    def queries(self, terms: Terms, column: str) -> list[str]:
        """Return one query for all that they find in a column; or two, whose results
        are to be joined.

        If a label has many keys, each of them costs as much for each hit as all others.
        So labels are queried apart from words where possible.
        """
        if len(terms.wanted) == 1 and not terms.unwanted:
            found = list(self.readings(terms.wanted[0], column))
            words = [self.reading(one) for one in found if not are_labels((one,))]
            labels = [self.reading(one) for one in found if are_labels((one,))]
            return [self.any(part) for part in (words, labels) if part]

        def any_of(group: Iterable[Term]) -> str:
            return self.any(map(self.reading, self.readings(group, column)))

        said = f"({self.both.join(map(any_of, terms.wanted))})"
        if not terms.unwanted:
            return [said]
        return [f"({said}{self.without}{any_of(terms.unwanted)})"]

    def readings(self, group: Iterable[Term], column: str) -> Iterator[Reading]:
        found = {
            one: None
            for term in group
            for each in term.by(column)
            for one in each
            # Pairs are in two columns; queries of this kind take no words apart.
            if isinstance(one, Reading)
        }
        yield from found

    def together(self, phrases: Iterable[Reading]) -> str:
        """Return a query for all words of one of the phrases, in any order."""
        alike: dict[tuple[int, bool], list[Reading]] = {}
        for one in phrases:
            alike.setdefault((len(one.tokens), one.is_prefix), []).append(one)
        return self.any(
            f"({self.both.join(self.places(some, is_prefix))})"
            for (_length, is_prefix), some in alike.items()
        )

    def places(self, phrases: Iterable[Reading], is_prefix: bool) -> Iterator[str]:
        """Yield for each place of phrases of one length the words that may be there."""
        *before, last = zip(*(one.tokens for one in phrases), strict=True)
        yield from (self.any_token(dict.fromkeys(tokens)) for tokens in before)
        ended = (Reading((token,), is_prefix) for token in dict.fromkeys(last))
        yield self.any(map(self.reading, ended))

    def any_token(self, tokens: Iterable[str]) -> str:
        return self.any(self.reading(Reading((token,))) for token in tokens)

    def any(self, parts: Iterable[str]) -> str:
        return f"({self.either.join(parts)})"

    def reading(self, reading: Reading) -> str:
        return f'"{" ".join(reading.tokens)}"' + ("*" if reading.is_prefix else "")


class TsquerySyntax(Syntax):
    either, both, without = " | ", " & ", " & !"

    def reading(self, reading: Reading) -> str:
        phrase = " <-> ".join(f"'{token}'" for token in reading.tokens)
        return f"({phrase}{':*' if reading.is_prefix else ''})"


FTS5, TSQUERY = Syntax(), TsquerySyntax()
