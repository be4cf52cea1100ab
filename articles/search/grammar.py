"""Say a query as each database wants to be asked."""

from collections.abc import Iterable

from articles.search.query import Query
from articles.search.terms import Reading, Term


class Grammar:
    """How a database wants to be asked. Tokens are letters and digits, no signs."""

    either, both, without = " OR ", " AND ", " NOT "

    def query(self, query: Query, *, labels: bool = True) -> str:
        """Say all of it; where there are no `labels`, without asking for them."""
        tokens = query.label_tokens if labels else {}

        def any_of(terms: Iterable[Term]) -> str:
            return self.any(self.term(term, tokens.get(term, ())) for term in terms)

        groups = map(any_of, query.terms.wanted)
        wanted = f"({self.both.join(groups)})"
        if not query.terms.unwanted:
            return wanted
        return f"({wanted}{self.without}{any_of(query.terms.unwanted)})"

    def term(self, term: Term, tokens: Iterable[str]) -> str:
        labels = (Reading((token,)) for token in tokens)
        return self.any(map(self.reading, (*term.readings, *labels)))

    def any(self, parts: Iterable[str]) -> str:
        return f"({self.either.join(parts)})"

    def reading(self, reading: Reading) -> str:
        return f'"{" ".join(reading.tokens)}"' + ("*" if reading.is_prefix else "")


class TsqueryGrammar(Grammar):
    either, both, without = " | ", " & ", " & !"

    def reading(self, reading: Reading) -> str:
        phrase = " <-> ".join(f"'{token}'" for token in reading.tokens)
        return f"({phrase}{':*' if reading.is_prefix else ''})"


FTS5, TSQUERY = Grammar(), TsqueryGrammar()
