"""All cached pages, in so many bytes: the least recently used go."""

from collections import OrderedDict
from threading import Lock

from newsroom.page_cache.answers.answer import Impression

# One that is larger would take the place of too many others.
SHARE = 8


class Shelf:
    def __init__(self, room: int):
        self.room, self.size = room, 0
        # Held for moments: nothing is made or asked under it.
        self._lock = Lock()
        self._all: OrderedDict[str, Impression] = OrderedDict()
        self._sizes: dict[str, int] = {}

    def get(self, key: str) -> Impression | None:
        with self._lock:
            held = self._all.get(key)
            if held is not None:
                self._all.move_to_end(key)
            return held

    def put(self, key: str, held: Impression, *, is_old: bool = False) -> bool:
        """Take it in; an entry that `is_old` displaces no other."""
        size = self.size_of(key, held)
        if size > self.room // SHARE:
            self.drop(key)
            return False
        with self._lock:
            if is_old and (key in self._all or self.size + size > self.room):
                return False
            self._remove(key)
            self._all[key], self._sizes[key] = held, size
            self.size += size
            self._make_room()
        return True

    def take(self, key: str, held: Impression, coding: str, body: bytes) -> None:
        """Hold one more form of it, if that is still the one that is held."""
        with self._lock:
            if self._all.get(key) is held:
                held.take(coding, body)
                size = self.size_of(key, held)
                self.size += size - self._sizes[key]
                self._sizes[key] = size
                self._make_room()

    def drop(self, key: str) -> None:
        with self._lock:
            self._remove(key)

    def all(self) -> list[tuple[str, Impression]]:
        with self._lock:
            return list(self._all.items())

    def __len__(self) -> int:
        return len(self._all)

    def _remove(self, key: str) -> None:
        if self._all.pop(key, None) is not None:
            self.size -= self._sizes.pop(key)

    def _make_room(self) -> None:
        while self.size > self.room:
            self._remove(next(iter(self._all)))

    @staticmethod
    def size_of(key: str, held: Impression) -> int:
        # An address is held as a key twice, its letters may take four bytes each.
        return held.size + 4 * len(key) + 8 * len(held.keys or ())
