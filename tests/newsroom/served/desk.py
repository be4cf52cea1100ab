"""Somebody at the desk, who does with a browser whatever readers see then."""

import re

from tests.support.desk.desk import Form
from tests.support.processes.served import Browser

ARTICLES = "/admin/articles/article/"
NUMBER = re.compile(r"/(\d+)/")


class Refused(AssertionError):
    """The desk didn't do what it was asked to."""


class Desk(Browser):
    """Each of its acts returns when the server has acknowledged it."""

    def open(self, path: str) -> dict:
        """Return what the form at an address would send."""
        status, page = self.ask(path)
        if status != 200:
            raise Refused(f"{path}: {status}")
        found: dict = {}
        for name, value in Form(page.decode()).fields:
            found.setdefault(name, []).append(value)
        return found

    def press(self, path: str, form: dict) -> None:
        status, page = self.ask(path, form)
        if status != 302:
            raise Refused(f"{path}: {status} {errors(page)}")

    def fill(self, path: str, **typed) -> None:
        self.press(path, self.open(path) | typed)

    def begin(self, **typed) -> int:
        self.fill(f"{ARTICLES}add/", _continue="1", **typed)
        return self.number()

    def number(self) -> int:
        """Return which one the last answer leads to."""
        return int(NUMBER.search(self.location)[1])

    def save(self, pk: int, **typed) -> None:
        self.fill(f"{ARTICLES}{pk}/change/", **typed)

    def revise(self, pk: int) -> int:
        form = self.open(f"{ARTICLES}{pk}/change/")
        token = {"csrfmiddlewaretoken": form["csrfmiddlewaretoken"]}
        self.press(f"{ARTICLES}{pk}/revise/", token)
        return self.number()


def move(pk: int, name: str) -> str:
    return f"{ARTICLES}{pk}/move/{name}/"


def errors(page: bytes) -> str:
    found = re.findall(r'class="error[^>]*>(.*?)</', page.decode(), re.S)
    return " ".join(found) or page.decode()[:2000]
