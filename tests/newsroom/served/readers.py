"""Readers: each keeps a connection and what it was given, as a browser does."""

import gzip
import http.client
import random
import threading
import time
from email.message import Message

import brotli

from tests.newsroom.served.timeline import Timeline
from tests.support.processes.served import SECONDS

DECODED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
CODINGS = ["", "gzip", "br, gzip"]


class Reader:
    def __init__(self, port: int, coding: str = "", *, keep: bool = True):
        self.port, self.coding, self.keep = port, coding, keep
        self.client: http.client.HTTPConnection | None = None
        self.held: dict[str, tuple[str, int, bytes]] = {}
        self.headers: Message = Message()

    def get(self, address: str) -> tuple[int, bytes]:
        """Ask for it; once more if a connection that was kept is closed meanwhile."""
        told = {"Accept-Encoding": self.coding} if self.coding else {}
        if held := self.held.get(address):
            told["If-None-Match"] = held[0]
        is_new = self.client is None
        try:
            answer, body = self.ask(address, told)
        except (OSError, http.client.HTTPException):
            self.close()
            if is_new:
                raise
            answer, body = self.ask(address, told)
        self.headers = answer.headers
        if not self.keep or answer.getheader("Connection") == "close":
            self.close()
        if answer.status == 304:
            return held[1:]
        body = DECODED[answer.getheader("Content-Encoding", "")](body)
        if etag := answer.getheader("ETag"):
            self.held[address] = etag, answer.status, body
        return answer.status, body

    def ask(self, address: str, told: dict):
        if self.client is None:
            self.client = http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=SECONDS
            )
        self.client.request("GET", address, headers=told)
        answer = self.client.getresponse()
        return answer, answer.read()

    def close(self) -> None:
        if self.client:
            self.client.close()
        self.client = None

    def look(self, timeline: Timeline, address: str) -> None:
        least, begun = timeline.before(address), time.time()
        try:
            status, body = self.get(address)
        except (OSError, http.client.HTTPException) as error:
            timeline.faults.append(f"{address}: no answer ({error!r})")
            return
        timeline.check(address, least, begun, status, body)


class Readers:
    """`number` of them, who ask all the time; every second one keeps its connection."""

    def __init__(
        self, port: int, timeline: Timeline, *, number: int = 6, pause: float = 0
    ):
        self.port, self.timeline, self.pause = port, timeline, pause
        self.is_over = threading.Event()
        self.threads = [
            threading.Thread(target=self.read, args=(seed,)) for seed in range(number)
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def read(self, seed: int) -> None:
        order = random.Random(seed)  # noqa: S311 (an order, and no secret)
        coding = CODINGS[seed % len(CODINGS)]
        reader = Reader(self.port, coding, keep=seed % 2 == 0)
        while not self.is_over.is_set():
            reader.look(self.timeline, order.choice(self.timeline.addresses()))
            self.is_over.wait(self.pause)
        reader.close()


def look_everywhere(port: int, timeline: Timeline) -> None:
    """Ask for all of it now, on connections that either worker may have."""
    for coding in CODINGS:
        reader = Reader(port, coding, keep=False)
        for address in timeline.addresses():
            reader.look(timeline, address)
