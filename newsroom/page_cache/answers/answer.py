"""An answer as it is kept: once made, given in many forms."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.http import parse_etags, parse_http_date_safe

from articles.site.shared import LEAST, cache_report, preferred, quickly
from newsroom.page_cache.answers.request_key import Asked

Headers = list[tuple[str, str]]
# Headers that describe the body; clients that have it already don't get them again.
OF_BYTES = ("content-type", "content-length", "content-encoding", "content-language")
# Bytes that an entry takes beside its texts, about.
OVERHEAD = 2_000


class Answer(NamedTuple):
    """`path` is a file that is sent instead of a body; `subject` is what it counts as
    (`articles.site.statistics`), and isn't sent.
    """

    status: int
    headers: Headers
    body: bytes
    path: str = ""
    subject: str = ""


class PageFacts:
    """Facts that a page notes while it is made, for as long as copies of it are good.

    It stands in a request's environment, and `site.shared.cache_report` writes into it.

    `keys` name what the page shows, None as long as nobody said so; `ends_at` is when
    the first of it ends by itself; `subject` is what it counts as. Others may note
    more.
    """

    NAME = cache_report.PAGE

    def __init__(self) -> None:
        self.keys = None
        self.ends_at = None
        self.subject = ""


@dataclass(slots=True)
class Impression:
    """The answer at one address, and the time for which it holds.

    `standing` is the state of the site when it was made, None if that isn't known; the
    moments are seconds since 1970. `keys` are hashes of what it shows, None if that
    isn't known, and `dropped` how many were dropped until then. `forms` holds it by
    coding, "" as it is.
    """

    status: int
    headers: Headers
    body: bytes
    made: float
    standing: tuple | None = None
    until: float = 0
    mark_id: int = 0
    keys: frozenset[int] | None = None
    dropped: int = 0
    ends_at: float | None = None
    subject: str = ""
    forms: dict[str, tuple[Headers, bytes]] = field(default_factory=dict)
    hits: int = 0
    etag: str = ""
    modified: int | None = None
    wanted: set[str] = field(default_factory=set)
    is_written: bool = False

    def __post_init__(self):
        told = {name.lower(): value for name, value in self.headers}
        self.etag = told.get("etag", "")
        if date := told.get("last-modified"):
            self.modified = parse_http_date_safe(date)
        self.forms[""] = self.headers, self.body

    @property
    def size(self) -> int:
        bodies = {id(body): len(body) for _headers, body in self.forms.values()}
        return OVERHEAD + sum(bodies.values())

    @property
    def is_page(self) -> bool:
        return header(self.headers, "content-type").startswith("text/html")

    @property
    def may_be_compressed(self) -> bool:
        return len(self.body) >= LEAST

    def answer(self, asked: Asked) -> Answer:
        coding = self.coding_for(asked)
        if self.status == 200 and self.is_had_by(asked):
            return Answer(304, self.unmodified(), b"", "", self.subject)
        headers, body = self.forms[coding]
        body = b"" if asked.method == "HEAD" else body
        return Answer(self.status, headers, body, "", self.subject)

    def coding_for(self, asked: Asked) -> str:
        """Return the best form there is; note a better one, to be made for others."""
        accepted = asked.headers.get("accept-encoding")
        if not accepted or not self.may_be_compressed:
            return ""
        for coding in preferred(accepted):
            if coding in self.forms:
                return coding
            self.wanted.add(coding)
        return ""

    def lacks_form(self, asked: Asked) -> bool:
        """Return True if it could be sent shorter, and no such form is there yet."""
        accepted = asked.headers.get("accept-encoding")
        if not accepted or not self.may_be_compressed:
            return False
        wanted = preferred(accepted)
        return bool(wanted) and not any(coding in self.forms for coding in wanted)

    def is_had_by(self, asked: Asked) -> bool:
        """Return True if the client has it already, by the same rules as Django's."""
        told = asked.headers.get("if-none-match")
        if told is not None:
            known = parse_etags(told)
            return known == ["*"] or self.etag.removeprefix("W/") in {
                one.removeprefix("W/") for one in known if self.etag
            }
        since = asked.headers.get("if-modified-since")
        if since is None or self.modified is None:
            return False
        date = parse_http_date_safe(since)
        return date is not None and self.modified <= date

    def unmodified(self) -> Headers:
        return [one for one in self.headers if one[0].lower() not in OF_BYTES]

    def compress_quickly(self, asked: Asked) -> None:
        """Compress for the first client, which waits: in the form that is quick."""
        if packed := quickly(self.body, asked.headers.get("accept-encoding", "")):
            self.take(*packed)

    def take(self, coding: str, body: bytes) -> None:
        """Hold one more form, if it is shorter. Its tag is weak: the bytes differ."""
        if len(body) >= len(self.body):
            self.forms[coding] = self.forms[""]
            return
        headers = [
            (name, told(name.lower(), value, len(body))) for name, value in self.headers
        ]
        self.forms[coding] = [*headers, ("Content-Encoding", coding)], body

    def as_copy(self, asked: Asked, now: float) -> Answer:
        """Give it though something may have changed, and say so."""
        given = self.answer(asked)
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.made))
        age = str(max(0, int(now - self.made)))
        told = [("Newsroom-Copy", moment), ("Age", age)]
        return given._replace(headers=[*given.headers, *told])


def told(name: str, value: str, length: int) -> str:
    if name == "content-length":
        return str(length)
    if name == "etag" and value.startswith('"'):
        return f"W/{value}"
    return value


def header(headers: Sequence[tuple[str, str]], name: str) -> str:
    """Return all that headers of one name say."""
    return ", ".join(value for known, value in headers if known.lower() == name)
