"""The wishes of sites about programs that fetch their pages: robots.txt (RFC 9309).

Python's own parser knows no `*` and `$` inside of a path, and lets the first rule win.
"""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote

from django.core.cache import cache

from articles.inbox.fetching.answers import Limits
from articles.inbox.fetching.client import fetch
from articles.inbox.fetching.failures import NotFetched, RefusedAddress
from articles.inbox.fetching.places import IN_QUERY, Place, read_place
from articles.inbox.fetching.turns import turn_at

# Our name in robots.txt, as the first word of User-Agent.
NAME = "newsroom"
ADDRESS = "/robots.txt"
# So much of it has to be read (RFC 9309, 2.5).
LIMITS = Limits(size=512_000, cuts=True)
# Seconds for which it is kept: found or missing, and if the server fails.
KEPT, KEPT_FAILURE = 24 * 60 * 60, 60 * 60
AGENT = re.compile(r"[a-z_-]+|\*")
ESCAPED = re.compile("%([0-9a-fA-F]{2})")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True, slots=True)
class Rule:
    is_allowed: bool
    pattern: str

    def matches(self, target: str) -> bool:
        """Compare without backtracking: a pattern of many stars costs no more."""
        is_whole = self.pattern.endswith("$")
        first, *pieces = self.pattern.removesuffix("$").split("*")
        if not target.startswith(first):
            return False
        if is_whole and not pieces:
            return target == first
        place, last = len(first), pieces.pop() if is_whole else ""
        for piece in pieces:
            found = target.find(piece, place)
            if found < 0:
                return False
            place = found + len(piece)
        return not is_whole or target[place:].endswith(last)


def may_fetch(address: str) -> bool:
    """Return whether the site's robots.txt lets us fetch this. False also while its
    server fails, and for an address that `fetch` would refuse with its reason.
    """
    try:
        place = read_place(address)
    except RefusedAddress:
        return False
    rules = rules_at(place)
    return rules is not None and is_allowed(place.target, rules)


def rules_at(place: Place) -> list[Rule] | None:
    """Return the rules for us; None if the server doesn't tell them at the moment."""
    digest = hashlib.sha256(place.origin.encode()).hexdigest()
    key = f"robots:{digest}"
    if (known := cache.get(key)) is None:
        rules = ask_for_rules(place)
        kept = KEPT_FAILURE if rules is None else KEPT
        known = {"rules": rules and [(one.is_allowed, one.pattern) for one in rules]}
        cache.set(key, known, kept)
    stored = known["rules"]
    return None if stored is None else [Rule(*one) for one in stored]


def ask_for_rules(place: Place) -> list[Rule] | None:
    try:
        with turn_at(place.origin):
            answer = fetch(place.origin + ADDRESS, accept="text/plain", limits=LIMITS)
    except NotFetched:
        return None
    if answer.status >= 500:
        return None
    if not 200 <= answer.status < 300:
        return []
    body = answer.body
    if answer.is_cut:
        body = body[: body.rfind(b"\n") + 1]
    return rules_in(body.decode("utf-8-sig", "replace"))


def rules_in(text: str) -> list[Rule]:
    """Return the rules of the groups with our name, else of those for all."""
    groups: dict[str, list[Rule]] = {}
    names: list[str] = []
    is_named = False
    for line in re.split(r"[\r\n]+", text):
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            found = AGENT.match(value.lower())
            names = [*(names if is_named else []), found[0] if found else ""]
            is_named = True
            groups.setdefault(names[-1], [])
        elif key in {"allow", "disallow"}:
            is_named = False
            if value:
                rule = Rule(key == "allow", normal(value))
                for name in names:
                    groups[name].append(rule)
    return groups.get(NAME, groups.get("*", []))


def is_allowed(target: str, rules: list[Rule]) -> bool:
    """The longest rule that fits decides; of two, the one that allows."""
    if target.partition("?")[0] == ADDRESS:
        return True
    path = normal(target)
    fitting = [one for one in rules if one.matches(path)]
    ranks = [(len(one.pattern), one.is_allowed) for one in fitting]
    return max(ranks, default=(0, True))[1]


def normal(path: str) -> str:
    """Return a path in one spelling; `%2F` stays another thing than a slash."""

    def plain(found: re.Match[str]) -> str:
        sign = chr(int(found[1], 16))
        return sign if UNRESERVED.fullmatch(sign) else found[0].upper()

    return ESCAPED.sub(plain, quote(path, safe=IN_QUERY))
