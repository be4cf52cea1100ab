"""The domains that signed a mail, by what our own relay wrote on it (RFC 8601).

Anybody can write such a header. So one counts only if it names our relay, and of those
the topmost that speaks of signatures: a relay writes above what came to it. It has to
remove headers in its own name that come from outside.
"""

import re
from collections.abc import Iterable, Iterator

# Quoted texts, comments' brackets, or other signs; a backslash hides the next sign.
SIGNS = re.compile(r'"(?:\\.|[^"\\])*"?|\\.|[()]|[^"\\()]+')
# Statements end at a semicolon, but not within quotes.
STATEMENT = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^";])+')
PAIR = re.compile(r'([\w./-]+)\s*=\s*("(?:\\.|[^"\\])*"|[^\s;"]+)')
DOMAIN = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)+[a-z0-9-]{2,63}")


def proven_domains(headers: Iterable[str], relay: str) -> frozenset[str]:
    """Return the domains whose signatures hold; none without the name of a relay.

    `headers` are as they came, the topmost first.
    """
    if not relay:
        return frozenset()
    for header in headers:
        first, *statements = STATEMENT.findall(without_comments(header)) or [""]
        if first.lower().split()[:1] != [relay]:
            continue
        signatures = [one for one in map(pairs_of, statements) if is_signature(one)]
        if signatures:
            return frozenset(domains_in(signatures))
    return frozenset()


def without_comments(header: str) -> str:
    kept, depth = [], 0
    for sign in SIGNS.findall(header):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(sign)
    return "".join(kept)


def pairs_of(statement: str) -> list[tuple[str, str]]:
    return [
        (name.lower(), said.strip('"').lower())
        for name, said in PAIR.findall(statement)
    ]


def is_signature(pairs: list[tuple[str, str]]) -> bool:
    """The first pair is the method, perhaps with a version, and its result."""
    return bool(pairs) and pairs[0][0].partition("/")[0] == "dkim"


def domains_in(signatures: list[list[tuple[str, str]]]) -> Iterator[str]:
    for (_method, result), *properties in signatures:
        known = dict(reversed(properties))
        domain = known.get("header.d") or known.get("header.i", "").rpartition("@")[2]
        if result == "pass" and DOMAIN.fullmatch(domain):
            yield domain
