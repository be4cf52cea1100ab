"""Find the feeds of a homepage, and see what each really has."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.inbox.fetching import PAGE, NotFetched, fetch, turn_at
from articles.inbox.reading import NotAFeed, Reading, discover as candidates_in, read

# Addresses that are tried, and the seconds for all of them.
MOST_TRIED, SECONDS = 12, 60.0
PATIENCE = 20.0
ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that was read; `newest` is its newest entry. No page names a guess."""

    address: str
    title: str
    kind: str
    language: str
    newest: datetime | None
    entries: int
    is_guess: bool = False


def discover(address: str) -> list[Candidate]:
    """Return the feeds of a page, or the feed at the address itself.

    Raises NotFetched if the page can't be had.
    """
    with turn_at(address, patience=PATIENCE):
        answer = fetch(address, accept=ACCEPT, limits=PAGE)
    if found := candidate(answer.address, answer.body, kind_of(answer), is_guess=False):
        return [found]
    return list(
        tried(
            candidates_in(
                answer.body, content_type=kind_of(answer), address=answer.address
            )
        )
    )


def tried(candidates) -> Iterator[Candidate]:
    """Yield those that are feeds; guesses only where the page names none."""
    end, has_named, seen = time.monotonic() + SECONDS, False, set[str]()
    for one in candidates[:MOST_TRIED]:
        is_guess = one.found == "guess"
        if (is_guess and has_named) or time.monotonic() > end:
            return
        try:
            with turn_at(one.address, patience=PATIENCE):
                answer = fetch(one.address)
        except NotFetched:
            continue
        if answer.status != 200 or answer.address in seen:
            continue
        seen.add(answer.address)
        found = candidate(answer.address, answer.body, kind_of(answer), is_guess)
        if found:
            has_named = has_named or not is_guess
            yield found


def kind_of(answer) -> str:
    return answer.headers.get("content-type", "")


def candidate(
    address: str, body: bytes, content_type: str, is_guess: bool
) -> Candidate | None:
    now = timezone.now()
    try:
        found = read(body, content_type=content_type, address=address, at=now)
    except NotAFeed:
        return None
    return Candidate(
        address=address,
        title=found.title or address,
        kind="JSON Feed" if body.lstrip()[:1] == b"{" else "RSS/Atom",
        language=found.language,
        newest=newest_in(found),
        entries=len(found.entries) + found.left_out,
        is_guess=is_guess,
    )


def newest_in(found: Reading) -> datetime | None:
    return max((one.published for one in found.entries if one.published), default=None)
