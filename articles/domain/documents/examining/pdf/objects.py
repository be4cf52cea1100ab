"""The objects of a PDF, wherever they are in it: also in strings and in streams, as
its table may lead a reader to any place.

An object that is a dictionary has to be well-formed: programs that repair one do so in
different ways. So what precedes a stream is known exactly.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.budget import Budget

SPACE = rb"[\x00\t\n\f\r ]"
MARK = re.compile(rb"(?<![A-Za-z])obj(?![A-Za-z])")
# In front of the mark stand its number and its generation.
NUMBERED = re.compile(
    rb"[^0-9.+-]([0-9]{1,30})" + SPACE + rb"{1,9}[0-9]{1,5}" + SPACE + rb"{0,9}\Z"
)
IN_FRONT = 60
BETWEEN = re.compile(rb"(?:" + SPACE + rb"++|%[^\r\n]*+)*+")
# Everything up to the next sign that opens or closes something.
FLAT = re.compile(
    rb"(?:[^()<>\[\]%]++|\[[^()<>\[\]%]*+\]|\((?:[^()\\]++|\\.)*+\)"
    rb"|<[0-9A-Fa-f\s]*+>|%[^\r\n]*+)*+",
    re.DOTALL,
)
OF_STRING = re.compile(rb"[()\\]")
CLOSED_BY = {b"<<": b">>", b"[": b"]"}
DEEPEST, MOST_OBJECTS = 200, 500_000
# To read one sign takes as long as to look through so many bytes.
COST_OF_SIGN = 30
# All objects together are as long as the file, if none is inside of another one.
SLACK = 1_000_000


@dataclass(frozen=True, slots=True)
class Stream:
    """A dictionary with a stream behind it."""

    said: bytes
    start: int  # the place behind the word "stream"


def streams(data: bytes, budget: Budget) -> Iterator[Stream]:
    """Yield all streams; raise ValidationError for an object that isn't well-formed."""
    left = 2 * len(data) + SLACK
    for count, found in enumerate(MARK.finditer(data)):
        begun = after(BETWEEN, data, found.end())
        left -= begun - found.end()
        if data.startswith(b"<<", begun):
            front = data[max(0, found.start() - IN_FRONT) : found.start()]
            if not NUMBERED.search(front):
                raise refusing.damaged()
            end = end_of(data, begun, budget)
            left -= end - begun
            stream = stream_behind(data, begun, end)
            if stream:
                yield stream
        if left < 0 or count >= MOST_OBJECTS:
            raise refusing.damaged()


def after(pattern: re.Pattern[bytes], data: bytes, place: int) -> int:
    found = pattern.match(data, place)
    return found.end() if found else place


def stream_behind(data: bytes, begun: int, end: int) -> Stream | None:
    behind = after(BETWEEN, data, end)
    if data.startswith(b"stream", behind):
        return Stream(data[begun:end], behind + len(b"stream"))
    if not data.startswith(b"endobj", behind):
        raise refusing.damaged()
    return None


def end_of(data: bytes, place: int, budget: Budget) -> int:
    """Return where a dictionary ends."""
    waiting: list[bytes] = []
    while True:
        budget.spend(COST_OF_SIGN)
        place = after(FLAT, data, place)
        sign = data[place : place + 2]
        if sign not in {b"<<", b">>"}:
            sign = sign[:1]
        if sign in CLOSED_BY and len(waiting) < DEEPEST:
            waiting.append(CLOSED_BY[sign])
        elif sign == b"(":
            place = end_of_string(data, place, budget)
            continue
        elif sign == b"<":
            place = place_behind(data, b">", place)
            continue
        elif not sign or not waiting or waiting.pop() != sign:
            raise refusing.damaged()
        place += len(sign)
        if not waiting:
            return place


def end_of_string(data: bytes, place: int, budget: Budget) -> int:
    """Return where a string ends; it may hold others in brackets."""
    depth = 0
    while found := OF_STRING.search(data, place):
        budget.spend(COST_OF_SIGN)
        place = found.end()
        if found[0] == b"\\":
            place += 1
        else:
            depth += 1 if found[0] == b"(" else -1
        if not depth:
            return place
    raise refusing.damaged()


def place_behind(data: bytes, sign: bytes, place: int) -> int:
    found = data.find(sign, place)
    if found < 0:
        raise refusing.damaged()
    return found + len(sign)
