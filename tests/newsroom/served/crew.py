"""People at work while their server is killed: each notes what was acknowledged."""

import http.client
import io
import json
import random
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image as Pillow

from tests.newsroom.served.desk import ARTICLES, Desk, Refused, move
from tests.support import factories
from tests.support.processes.served import asked

RECEIVE = "/admin/articles/image/receive/"
LISTS = ("/de/", "/de/artikel/", "/de/artikel/?q=Beispiel", "/de/artikel/feed.atom")
# A server that is gone, or not all there again, leaves a request without an answer.
LOST = (OSError, http.client.HTTPException, Refused)
SEARCHED = "Beispiel"


def decode(data: bytes) -> None:
    """Raise ValueError of a picture of which there is only half."""
    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            picture.load()
    except OSError as error:
        raise ValueError(f"{len(data)} bytes are no picture") from error


@dataclass
class Known:
    """Acts that the server has acknowledged; `shown` has readers' pages by address."""

    saves: set[tuple[int, str]] = field(default_factory=set)
    moves: set[tuple[int, str]] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)
    shown: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    answers: int = 0
    lost: int = 0


class Worker(threading.Thread):
    """Does one step after the other; it pauses while somebody holds `rest`."""

    def __init__(self, known: Known, port: int, seed: int, pause: float):
        super().__init__()
        self.known, self.port, self.pause = known, port, pause
        self.chance = random.Random(seed)  # noqa: S311 (an order, and no secret)
        self.rest, self.is_over = threading.Lock(), threading.Event()

    def run(self) -> None:
        while not self.is_over.is_set():
            with self.rest:
                try:
                    self.step()
                except LOST:
                    self.known.lost += 1
                except Exception as error:  # noqa: BLE001 (said by the test)
                    self.known.faults.append(repr(error))
                    return
            self.is_over.wait(self.pause)

    def step(self) -> None:
        raise NotImplementedError


class Reading(Worker):
    def step(self) -> None:
        shown = self.known.shown
        own = self.chance.choice(list(shown)) if shown else LISTS[0]
        path = self.chance.choice([*LISTS, own, own])
        before = shown.get(path)
        status, _headers, body = asked(self.port, "GET", path)
        self.known.answers += 1
        if shown.get(path) != before or status == 503:
            return  # somebody was doing something about it, or the server was beginning
        wanted, text = before or (200, b"")
        if status != wanted or text not in body:
            self.known.faults.append(f"{path}: {status}, and not {wanted} with {text}")


class Writing(Worker):
    """Writes, has it reviewed, publishes, withdraws; each time from the beginning."""

    def __init__(self, desks: Callable[[], tuple[Desk, Desk]], *common):
        super().__init__(*common)
        self.chief, self.editor = desks()

    def step(self) -> None:
        name = uuid.uuid4().hex[:12]
        path = f"/de/artikel/{name}/"
        pk = self.begun(name)
        for turn in range(self.chance.randint(1, 3)):
            self.chief.save(pk, teaser=f"{name} {turn}")
            self.known.saves.add((pk, f"{name} {turn}"))
        self.moved(self.chief, pk, "submit")
        self.moved(self.editor, pk, "approve")
        self.moved(self.chief, pk, "publish", when="now")
        self.known.shown[path] = 200, name.encode()
        if self.chance.random() < 0.3:
            del self.known.shown[path]
            self.moved(self.chief, pk, "withdraw", ending="gone", note="Falsch.")
            self.known.shown[path] = 410, b""

    def begun(self, name: str) -> int:
        body = f"<p>{SEARCHED} {name}.</p>"
        return self.chief.begin(headline=f"Über {name}", slug=name, body=body)

    def moved(self, by: Desk, pk: int, name: str, **told: str) -> None:
        by.fill(move(pk, name), **told)
        self.known.moves.add((pk, name))


class Uploading(Worker):
    def __init__(self, desks: Callable[[], tuple[Desk, Desk]], *common):
        super().__init__(*common)
        self.chief, _editor = desks()

    def step(self) -> None:
        name = uuid.uuid4().hex
        data = factories.picture_file(name, size=(900, 600)).read()
        status, text = self.send(name, data)
        if status != 201:
            return
        told = json.loads(text)
        self.known.pictures.add(told["key"])
        status, made = self.chief.ask(told["thumbnail"])
        if status == 200:
            decode(made)

    def send(self, name: str, data: bytes) -> tuple[int, bytes]:
        """Send one picture as the script of the desk does."""
        token = self.chief.open(f"{ARTICLES}add/")["csrfmiddlewaretoken"][0]
        border, lines = uuid.uuid4().hex, []
        for said in (
            f'name="csrfmiddlewaretoken"\r\n\r\n{token}'.encode(),
            f'name="file"; filename="{name}.jpg"\r\n\r\n'.encode() + data,
        ):
            lines += [
                f"--{border}".encode(),
                b"Content-Disposition: form-data; " + said,
            ]
        body = b"\r\n".join([*lines, f"--{border}--".encode(), b""])
        origin = f"http://127.0.0.1:{self.chief.port}"
        pairs = (f"{key}={value}" for key, value in self.chief.cookies.items())
        headers = {
            "Cookie": "; ".join(pairs),
            "Referer": origin,
            "Origin": origin,
            "Content-Type": f"multipart/form-data; boundary={border}",
        }
        told = asked(self.port, "POST", RECEIVE, body, headers)
        return told[0], told[2]
