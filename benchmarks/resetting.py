"""Who asks for a new password learns nothing from the time of the answer.

As many for known as for unknown addresses, in turn, with a worker that sends the mails
by a server which takes two seconds to greet. What is told are seconds, not work.
"""

import http.client
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles
from threading import Thread
from urllib.parse import urlencode

from benchmarks.houses import House
from benchmarks.servers import HOST, Server

# TRIES is for each kind of address. The newsroom takes 300 in an hour altogether.
PATH, TRIES, GREETING = "/admin/password_reset/", 140, 2
KNOWN, UNKNOWN = "reset, known address, ms", "reset, unknown address, ms"
APART = "reset: medians apart, of the other's quartiles"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')


@contextmanager
def slow_mail_server() -> Iterator[str]:
    """Greet after two seconds, and then take no mail."""
    with socket.create_server((HOST, 0)) as server:

        def greet(connection: socket.socket) -> None:
            with connection:
                time.sleep(GREETING)
                connection.sendall(b"421 later\r\n")

        def listen() -> None:
            while True:
                try:
                    connection, _address = server.accept()
                except OSError:  # it is over
                    return
                Thread(target=greet, args=[connection], daemon=True).start()

        Thread(target=listen, daemon=True).start()
        yield f"smtp://{HOST}:{server.getsockname()[1]}?tls=0"


def resets(house: House) -> dict[str, float]:
    """Return the medians in milliseconds, and how far apart they are."""
    known = house.told("benchmarks.addressees", TRIES)["addresses"]
    unknown = [address.replace("@", "@not-") for address in known]
    with (
        slow_mail_server() as mail,
        house.served(
            NEWSROOM_MAIL_URL=mail,
            NEWSROOM_MAIL_FROM="desk@news.example",
            NEWSROOM_PROXY_COUNT="1",
            NEWSROOM_WORKER="1",
        ) as server,
    ):
        times: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
        for number, pair in enumerate(zip(known, unknown, strict=True)):
            turn = [*zip(times, pair, strict=True)]
            # Whoever is second finds the process warm: each is as often.
            for name, address in turn if number % 2 else reversed(turn):
                times[name].append(asked(server, address, number))
    one, other = (quantiles(found, n=4) for found in times.values())
    apart = max(distance(one[1], other), distance(other[1], one))
    return {KNOWN: one[1] * 1000, UNKNOWN: other[1] * 1000, APART: apart}


def asked(server: Server, address: str, number: int) -> float:
    """Return the seconds that the answer took; each pair comes from its own network."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=60)
    origin = {"X-Forwarded-For": f"10.0.{number // 250}.{number % 250}"}
    connection.request("GET", PATH, headers=origin)
    page = connection.getresponse()
    cookie = page.headers["Set-Cookie"].split(";")[0]
    found = TOKEN.search(page.read())
    token = found[1].decode() if found else ""
    body = urlencode({"email": address, "csrfmiddlewaretoken": token})
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    begun = time.monotonic()
    connection.request("POST", PATH, body, origin | kind)
    answer = connection.getresponse()
    answer.read()
    lasted = time.monotonic() - begun
    connection.close()
    if answer.status != 302:
        raise RuntimeError(f"{PATH} answered {answer.status}, not 302.")
    return lasted


def distance(median: float, quartiles: list[float]) -> float:
    """Return 1 or less if it lies within the others' quartiles; 0 is their median."""
    low, middle, high = quartiles
    beyond, below = (
        (median - middle) / (high - middle),
        (middle - median) / (middle - low),
    )
    return max(beyond, below)
