"""Say a query as each database wants to be asked."""

from collections.abc import Iterable

from articles.search.query import Query
from articles.search.terms import Reading, Term


class Grammar:
    """How a database wants to be asked. Tokens are letters and digits, no signs."""

    either, both, without = " OR ", " AND ", " NOT "

    def queries(self, query: Query, *, labels: bool = True) -> list[str]:
        """Say it as one question, or as two if what either finds is found.

        Without `labels` none is asked for. Each key that is one of many costs as much
        as all others for each hit, so labels are asked apart from words if they may be.
        """
        tokens = query.label_tokens if labels else {}
        wanted, unwanted = query.terms.wanted, query.terms.unwanted
        if len(wanted) == 1 and not unwanted:
            terms = [self.term(term, ()) for term in wanted[0]]
            keys = [key for term in wanted[0] for key in tokens.get(term, ())]
            parts = [terms, [self.token(key) for key in dict.fromkeys(keys)]]
            return [self.any(part) for part in parts if part]

        def any_of(terms: Iterable[Term]) -> str:
            return self.any(self.term(term, tokens.get(term, ())) for term in terms)

        said = f"({self.both.join(map(any_of, wanted))})"
        return [f"({said}{self.without}{any_of(unwanted)})" if unwanted else said]

    def term(self, term: Term, keys: Iterable[str]) -> str:
        return self.any([*map(self.reading, term.readings), *map(self.token, keys)])

    def token(self, token: str) -> str:
        return self.reading(Reading((token,)))

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
