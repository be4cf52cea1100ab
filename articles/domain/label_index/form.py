"""The stock as bytes, to be kept: compressed, and with a digest of all that it says."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from pyroaring import FrozenBitMap

from articles.domain.label_index.order import Day, Span, day_of, days_of, with_days
from articles.domain.label_index.stock import Choices, Links, Stock
from articles.models import KINDS

# Another one whenever what is written, or how, is another.
VERSION = "2"
MACHINE = (sys.byteorder, *(str(array(code).itemsize) for code in "qI"))
FORM = sha256(" ".join((VERSION, *MACHINE, *KINDS)).encode()).hexdigest()[:32]
DIGEST = sha256().digest_size


class DamagedError(ValueError):
    """Bytes that aren't as they were written."""


def written(stock: Stock) -> bytes:
    days = list(days_of(stock.order, stock.order.members))
    dates = list(days_of(stock.dates, stock.dates.members))
    sets = [members.serialize() for members in sets_of(stock)]
    head = {
        "site": str(stock.site),
        "sequence": stock.sequence,
        "at": stock.at.isoformat(),
        "languages": list(stock.languages),
        "links": {kind: list(labels) for kind, labels in stock.links.items()},
        "eligible": list(stock.eligible),
        "choices": [[pk, *each] for pk, each in stock.choices.items()],
        "versions": list(stock.versions),
        "sets": [len(each) for each in sets],
        "due": list(stock.due),
        "days": [[*day.key, len(day.pks)] for day in days],
        "dates": [[*day.key, len(day.pks)] for day in dates],
    }
    moments = (day.moments.tobytes() for day in (*days, *dates))
    pks = (day.pks.tobytes() for day in (*days, *dates))
    parts = (json.dumps(head).encode(), b"\n", *sets, *moments, *pks)
    content = zlib.compress(b"".join(parts), 1)
    return sha256(content).digest() + content


def sets_of(stock: Stock) -> Iterator[FrozenBitMap]:
    """All sets but those of the order, which its days say."""
    yield from (stock.open, stock.begun, *stock.languages.values())
    for labels in stock.links.values():
        yield from labels.values()
    yield from stock.eligible.values()
    yield from stock.versions.values()
    yield from stock.due.values()


def read(written: bytes) -> Stock:
    """Return the stock that was written. Raises DamagedError."""
    digest, content = written[:DIGEST], written[DIGEST:]
    if sha256(content).digest() != digest:
        raise DamagedError("The bytes have another digest than they were written with.")
    head, _newline, body = zlib.decompress(content).partition(b"\n")
    said = json.loads(head)
    rest = memoryview(body)
    sets: list[FrozenBitMap] = []
    for length in said["sets"]:
        sets.append(FrozenBitMap.deserialize(bytes(rest[:length])))
        rest = rest[length:]
    each = iter(sets)
    days = list(days_in(rest, said["days"] + said["dates"]))
    number = len(said["days"])
    return Stock(
        site=UUID(said["site"]),
        sequence=said["sequence"],
        at=datetime.fromisoformat(said["at"]),
        order=with_days(Span(), {day.key: day for day in days[:number]}),
        dates=with_days(Span(), {day.key: day for day in days[number:]}),
        open=next(each),
        begun=next(each),
        languages=named(said["languages"], each),
        links=linked(said["links"], each),
        eligible=named(said["eligible"], each),
        choices={
            pk: Choices(tuple(pinned), tuple(excluded))
            for pk, pinned, excluded in said["choices"]
        },
        versions=named(said["versions"], each),
        due=named(said["due"], each),
    )


def named[K](names: Iterable[K], sets: Iterator[FrozenBitMap]) -> dict[K, FrozenBitMap]:
    return {name: next(sets) for name in names}


def linked(names: dict[str, list[int]], sets: Iterator[FrozenBitMap]) -> Links:
    return {kind: named(labels, sets) for kind, labels in names.items()}


def days_in(rest: memoryview, said: list[list[int]]) -> Iterator[Day]:
    """Read moments and keys of all days, which stand one after the other."""
    number = sum(length for *_key, length in said)
    moments, pks = array("q"), array("I")
    moments.frombytes(rest[: number * moments.itemsize])
    pks.frombytes(rest[number * moments.itemsize :])
    first = 0
    for *key, length in said:
        last = first + length
        yield day_of(tuple(key), moments[first:last], pks[first:last])
        first = last
