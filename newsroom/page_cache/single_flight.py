"""Of many who ask for the same at once one has it made; the others wait for that."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

# Seconds to wait for the page; after that the waiting thread makes it as well.
PATIENCE = 2.0


class Turns:
    def __init__(self, patience: float = PATIENCE):
        self._lock, self.patience = Lock(), patience
        self._making: dict[str, Event] = {}

    @contextmanager
    def turn(self, key: str) -> Iterator[bool]:
        """Tell whether it is ours to make; else it was made, or we waited enough."""
        own = Event()
        with self._lock:
            other = self._making.setdefault(key, own)
        if other is not own:
            other.wait(self.patience)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                self._making.pop(key, None)
            own.set()
