"""The pages that a process caches for readers, and when it may send them."""

import time
from collections import deque
from pathlib import Path

from django.conf import settings

from articles.foundation import change_mark
from articles.foundation.image_files import on_disk, renditions_of
from articles.site.shared import quickly
from newsroom.page_cache.answers.answer import Answer, Impression, PageFacts, header
from newsroom.page_cache.answers.cache_age import aged
from newsroom.page_cache.answers.request_key import PICTURES, Asked
from newsroom.page_cache.single_flight import Turns
from newsroom.page_cache.site_state.watcher import Seen, Watcher
from newsroom.page_cache.stores.files import Stack
from newsroom.page_cache.stores.memory import Shelf
from newsroom.page_cache.stores.shared import Sharing
from newsroom.page_cache.stores.taken_off import TakenOff

# Nothing is given for longer without a look at what there is (ADR 8).
LONGEST = 600
# Seconds after a change until answers that have no date yet get one.
SETTLING = 2
# So many pages wait at once to be given to other machines.
MOST_NEW = 100


class Rack:
    """`room` is how many bytes it holds, `max_age` for how many seconds a copy is good;
    `folder` is where processes of this machine share what they have to know.
    """

    def __init__(
        self,
        *,
        room: int,
        max_age: int,
        folder: Path,
        watcher: Watcher,
        sharing: Sharing | None = None,
        stack: Stack | None = None,
    ):
        self.shelf, self.max_age, self.watcher = Shelf(room), max_age, watcher
        self.taken_off, self.turns = TakenOff(folder), Turns()
        # Files that other processes of this host have written.
        self.stack = stack
        # Answers that other hosts may have; the background threads hand them over.
        # If the store is slow the oldest are dropped: others make them as well.
        self.sharing = sharing
        self.new = deque[tuple[str, Impression, Seen]](maxlen=MOST_NEW)
        # Pages that were wanted in a form that isn't cached; the threads make it.
        self.wanted: dict[str, Impression] = {}

    @property
    def is_on(self) -> bool:
        return self.shelf.room > 0

    @property
    def is_away(self) -> bool:
        return self.watcher.is_away

    def answer(self, asked: Asked) -> Answer | None:
        """Return what would be given now, if held; a copy while nobody can tell."""
        if not asked.is_ours:
            return self.instead(asked) if self.is_away else None
        key, now = asked.key, time.time()
        held = self.shelf.get(key)
        if held is None or asked.path in self.taken_off.paths:
            return None
        if self.is_fresh(held, now):
            held.hits += 1
            # A page made ahead is there uncompressed only: the first client waits a
            # millisecond, and not for five times the bytes.
            if held.lacks_form(asked) and (packed := quickly_for(held, asked)):
                self.shelf.take(key, held, *packed)
            given = held.answer(asked)
            if held.wanted:
                self.wanted[key] = held
            return aged(given, name, now - held.made) if (name := in_front()) else given
        return self._copy(key, held, asked, now) if self.is_away else None

    def may_give(self, asked: Asked) -> bool:
        is_known = asked.is_ours or asked.is_picture
        return is_known and asked.path not in self.taken_off.paths

    def instead(self, asked: Asked) -> Answer | None:
        """Return the last good copy, for when the database doesn't answer."""
        if not self.may_give(asked):
            return None
        key = asked.key
        held = self.shelf.get(key)
        return self._copy(key, held, asked, time.time()) if held else None

    def from_stack(self, asked: Asked) -> Answer | None:
        """Return a copy that is held elsewhere, and hold it: reads a file."""
        if not self.may_give(asked):
            return None
        held = self.stack.find(asked.key) if self.stack else None
        if held is None or not self.is_good(held, time.time()):
            return None
        self.shelf.put(asked.key, held, is_old=True)
        return self._copy(asked.key, held, asked, time.time())

    def is_fresh(self, held: Impression, now: float) -> bool:
        if held.standing is None or not held.made <= now < held.until:
            return False
        # A second safeguard: the state that the watcher has seen holds until the next
        # boundary only, and each end is one.
        if held.ends_at is not None and now >= held.ends_at:
            return False
        seen = self.watcher.now(now)
        return seen is not None and held.standing == (seen.mark, seen.state)

    def _copy(
        self, key: str, held: Impression, asked: Asked, now: float
    ) -> Answer | None:
        if not self.is_good(held, now):
            return None
        held.hits += 1
        given = held.as_copy(asked, now)
        if asked.is_picture:
            return with_file(given, asked)
        if held.wanted:
            self.wanted[key] = held
        return aged(given, name, None) if (name := in_front()) else given

    def is_good(self, held: Impression, now: float) -> bool:
        """Return True if a copy may be shown: none of it has ended or was dropped."""
        if not 0 <= now - held.made <= self.max_age:
            return False
        if held.ends_at is not None and now >= held.ends_at:
            return False
        present = change_mark.now()
        if present is None or present.id != held.mark_id:
            return False
        if present.dropped == held.dropped:
            return True
        dropped = change_mark.dropped_since(held.dropped)
        if dropped is None or held.keys is None or dropped & held.keys:
            return False
        held.dropped = present.dropped
        return True

    def begin(self) -> Seen | None:
        """Return what the site is, before something is made that may be kept."""
        return self.watcher.now(time.time())

    def found(self, key: str, begun: Seen) -> Impression | None:
        """Return what another machine made of the site as it is, and keep it."""
        held = self.sharing.find(key, begun) if self.sharing else None
        return held if held and self.stand(key, held, begun) else None

    def keep(self, key: str, held: Impression, begun: Seen, told: PageFacts) -> bool:
        """Keep what was made since `begun`, if nothing has changed meanwhile."""
        if told.keys is not None:
            held.keys = frozenset(map(change_mark.hash_of, told.keys))
        held.ends_at = told.ends_at and told.ends_at.timestamp()
        is_kept = self.stand(key, held, begun)
        if is_kept and self.sharing and held.body:
            self.new.append((key, held, begun))
        return is_kept

    def keep_picture(
        self, key: str, held: Impression, begun: Seen, told: PageFacts
    ) -> None:
        """Keep that it is public, so that its file may be given as a copy."""
        former = self.shelf.get(key)
        if former and former.etag == held.etag and self.is_good(former, held.made):
            keys = frozenset(map(change_mark.hash_of, told.keys or ()))
            ends_at = told.ends_at and told.ends_at.timestamp()
            if (former.keys, former.ends_at) == (keys, ends_at):
                # Written already, and as good as new.
                former.made = held.made
                return
        # To be written: nobody gets it from here as long as all is well.
        held.hits = 1
        self.keep(key, held, begun, told)

    def stand(self, key: str, held: Impression, begun: Seen) -> bool:
        """Put it on the shelf as of `begun`, if the site is the same still."""
        ended = self.watcher.now(time.time())
        if ended is None or (ended.mark, ended.state) != (begun.mark, begun.state):
            return False
        held.standing = begun.mark, begun.state
        held.until = held.made + LONGEST
        if has_no_date_yet(held, begun):
            held.until = held.made + SETTLING
        held.mark_id, held.dropped = begun.mark.id, begun.mark.dropped
        return self.shelf.put(key, held)

    def sweep(self) -> None:
        """Let go of copies that may not be shown any more."""
        now = time.time()
        for key, held in self.shelf.all():
            if not self.is_good(held, now):
                self.shelf.drop(key)


def quickly_for(held: Impression, asked: Asked) -> tuple[str, bytes] | None:
    if held.is_had_by(asked):
        return None
    return quickly(held.body, asked.headers.get("accept-encoding", ""))


def in_front() -> str:
    """Return the header that tells a cache in front how long; "" if there is none."""
    return settings.NEWSROOM_CDN.lifetime.lower()


def has_no_date_yet(held: Impression, begun: Seen) -> bool:
    """Return True if it has no date because the last change is too young (ADR 8)."""
    is_young = held.made - begun.changed < SETTLING
    return is_young and held.status == 200 and not held.is_page and not held.modified


def with_file(given: Answer, asked: Asked) -> Answer | None:
    """Return the answer for a picture with its file; None if that has changed or gone.

    The answer that readers got is cached as a page is, without its bytes, which are on
    the disk anyhow. None is given from a bucket: nobody may wait for it here.
    """
    if given.status != 200 or asked.method == "HEAD":
        return given
    token, _slash, name = asked.path.removeprefix(PICTURES).partition("/")
    path = on_disk(f"{renditions_of(token)}/{name}")
    try:
        size = path.stat().st_size if path else -1
    except OSError:
        return None
    is_same = header(given.headers, "content-length") == str(size)
    return given._replace(path=str(path)) if is_same else None
