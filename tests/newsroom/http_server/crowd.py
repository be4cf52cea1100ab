"""Clients that ask all the time, and count who gets no answer."""

import threading
import time
from collections import Counter

from tests.newsroom.http_server.wire import connected, head_of, read


class Crowd:
    """`number` threads that keep each connection for long if `keep` is true.

    As a proxy does, a thread repeats a request when a connection that it kept was
    closed before any part of an answer came. On a new connection, that is a request
    without an answer.
    """

    def __init__(self, port: int, *, number: int, keep: bool, pause: float = 0.0):
        self.port, self.keep, self.pause = port, keep, pause
        self.counts: Counter[str] = Counter()
        self.is_over = False
        self.threads = [threading.Thread(target=self.ask) for _ in range(number)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.is_over = True
        for thread in self.threads:
            thread.join()

    def ask(self) -> None:
        connection = file = None
        while not self.is_over:
            is_new = connection is None
            if is_new:
                connection = connected(self.port)
                file = connection.makefile("rb")
            try:
                connection.sendall(head_of("GET", "/process"))
                answer = read(file)
            except OSError as error:
                self.counts["lost" if is_new else "again"] += 1
                if is_new:
                    self.counts[repr(error)] += 1
                answer = None
            else:
                self.counts[str(answer.status)] += 1
            if not (answer and self.keep) or "connection" in answer.headers:
                file.close()
                connection.close()
                connection = None
            time.sleep(self.pause)
        if connection:
            file.close()
            connection.close()
