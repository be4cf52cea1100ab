"""One store of pages for several hosts: if one of them made a page no other has to.

A page in it was made for one state of the site, which all hosts name alike; each host
caches it under its own mark. While the store is down each host makes its own.
"""

import logging
import time
from hashlib import blake2b

from valkey import Valkey
from valkey.exceptions import ValkeyError

from newsroom.page_cache.answers.answer import Impression
from newsroom.page_cache.site_state.watcher import Seen
from newsroom.page_cache.stores.files import packed, unpacked

logger = logging.getLogger(__name__)
# Seconds: somebody waits for the page. One that failed is left alone for a while.
PATIENCE, REST = 0.3, 10


class Sharing:
    def __init__(self, url: str):
        self.client = Valkey.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        self._asked_again = 0.0
        self._is_down = False

    def find(self, key: str, seen: Seen) -> Impression | None:
        """Return what another machine made of the site as it is now."""
        data = self._ask("get", name_of(key, seen))
        if not isinstance(data, bytes):
            return None
        try:
            told, held = unpacked(data)
        except (ValueError, KeyError, TypeError):
            return None
        # Clocks of two machines differ.
        held.made, held.is_written = min(held.made, time.time()), False
        return held if told == key else None

    def give(self, key: str, held: Impression, seen: Seen) -> None:
        """Let others have it, for as long as it may be given."""
        if (left := int(held.until - time.time())) > 0:
            self._ask("set", name_of(key, seen), packed(key, held), ex=left)

    def _ask(self, command: str, *arguments, **options):
        if time.monotonic() < self._asked_again:
            return None
        try:
            answer = getattr(self.client, command)(*arguments, **options)
        except (ValkeyError, OSError) as error:
            self._asked_again = time.monotonic() + REST
            if not self._is_down:
                logger.warning(
                    "The store of pages (NEWSROOM_VALKEY) doesn't answer: %s. Until it "
                    "does each machine makes its own.",
                    error,
                )
            self._is_down = True
            return None
        self._is_down = False
        return answer


def name_of(key: str, seen: Seen) -> str:
    told = f"{seen.state}\n{key}".encode()
    return f"newsroom:page:{blake2b(told, digest_size=16).hexdigest()}"
