"""The contents of each address after each act, and a check of answers against them.

Acts come one after the other. An answer may show the effect of an act as soon as that
has begun, and must once it was acknowledged, or once an earlier answer has shown it.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import time

HEADLINE = re.compile(rb"Stand\d{4}x")
TITLE = re.compile(rb"<h1>(Stand\d{4}x)")
LABEL = re.compile(rb"Thema\d{4}x")
SLUG = re.compile(rb"weg\d{4}x")
ALL = re.compile(rb"Stand\d{4}x|Thema\d{4}x")
# Stands in drafts alone.
SECRET = b"Geheim"
ARTICLE = "/de/artikel/{}/"
# The changes that each address shows.
ADDRESSES = {
    "/de/": HEADLINE,
    "/de/artikel/": ALL,
    "/de/themen/hafen/": ALL,
    "/de/artikel/?topic=hafen&year=2026": ALL,
    "/de/artikel/?q=Beispiel": ALL,
    "/de/themen/": LABEL,
    "/de/artikel/feed.rss": ALL,
    "/de/artikel/feed.atom": ALL,
    "/de/themen/hafen/feed.json": ALL,
    "/sitemap-articles-de-1.xml": SLUG,
    "/news-sitemap.xml": HEADLINE,
    "/feeds.opml": LABEL,
}


@dataclass(frozen=True)
class State:
    """The public state: headlines by slug, and the label that all of them have."""

    headlines: dict[str, str]
    label: str

    def shown(self, address: str) -> frozenset[str]:
        slugs, headlines = set(self.headlines), set(self.headlines.values())
        shown = {
            ALL: headlines | {self.label},
            HEADLINE: headlines,
            LABEL: {self.label},
            SLUG: slugs,
        }
        if pattern := ADDRESSES.get(address):
            return frozenset(shown[pattern])
        own = self.headlines.get(address.rstrip("/").rpartition("/")[2])
        return frozenset({own} if own else ())


@dataclass
class Act:
    state: State
    begun: float
    done: float = float("inf")


@dataclass
class Timeline:
    acts: list[Act]
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    seen: dict[str, int] = field(default_factory=dict)
    answers: int = 0

    @classmethod
    def of(cls, **state) -> "Timeline":
        return cls([Act(State(**state), 0, 0)])

    @property
    def state(self) -> State:
        return self.acts[-1].state

    @contextmanager
    def act(self, state: State) -> Iterator[None]:
        """The last thing in it is to be acknowledged."""
        act = Act(state, time())
        self.acts.append(act)
        yield
        act.done = time()

    def at(self, moment: float, state: State) -> None:
        """By itself, and not before it is that time."""
        self.acts.append(Act(state, moment, moment))

    def addresses(self) -> list[str]:
        """Return all of them, and those of the articles that come, are, and were."""
        acts = self.acts[-6:]
        slugs = {slug for act in acts for slug in act.state.headlines}
        return [*ADDRESSES, *(ARTICLE.format(slug) for slug in sorted(slugs))]

    def before(self, address: str) -> int:
        """Return the last act that somebody has seen there."""
        return self.seen.get(address, 0)

    def check(
        self, address: str, least: int, begun: float, status: int, body: bytes
    ) -> None:
        """Note an answer to who began to ask when `before` said `least`."""
        ended = time()
        found = ADDRESSES.get(address, TITLE).findall(body)
        shown = frozenset(one.decode() for one in found)
        with self.lock:
            acts = list(self.acts)
        done = max(n for n, act in enumerate(acts) if act.done <= begun)
        last = max(n for n, act in enumerate(acts) if act.begun <= ended)
        first = max(least, done)
        fits = [
            number
            for number in range(first, last + 1)
            if acts[number].state.shown(address) == shown
        ]
        is_right = (status == 200) == bool(shown)
        if not fits and last > first and status == 200:
            # Made in the very moment of a commit, it has some of both. Nobody keeps it.
            states = [acts[n].state.shown(address) for n in range(first, last + 1)]
            either, both = frozenset.union(*states), frozenset.intersection(*states)
            # Later requests have to see the next act whole.
            fits = [first + 1] if both <= shown <= either else []
        with self.lock:
            self.answers += 1
            if fits and is_right and SECRET not in body:
                self.seen[address] = max(fits[0], self.seen.get(address, 0))
                return
            wanted = [
                sorted(acts[n].state.shown(address)) for n in range(first, last + 1)
            ]
            self.faults.append(
                f"{address}: {status} {sorted(shown)} instead of one of {wanted} after "
                f"act {first} (seen {least}, done {done})"
                f"{', and a secret' if SECRET in body else ''}"
            )
