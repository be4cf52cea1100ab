"""One request to another server: judged, followed where it leads, bounded in time and
size. It sends no cookie, takes no proxy or password from its surroundings, and follows
redirects of GET and HEAD alone.
"""

import http.client
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import urllib3
from django.conf import settings

from articles.inbox.fetching import failures, unpacking
from articles.inbox.fetching.answers import FEED, Answer, Limits, sendable
from articles.inbox.fetching.connections import SWITCHING, CutHead, connection_to
from articles.inbox.fetching.failures import Kind, NotFetched, RefusedAddress
from articles.inbox.fetching.names import judged_addresses
from articles.inbox.fetching.places import PORTS, Place, read_place
from articles.inbox.fetching.watchdog import Watchdog

PERMANENT, TEMPORARY = {301, 308}, {302, 303, 307}
FOLLOWED = {"GET", "HEAD"}
WITHOUT_BODY = {204, 205, 304}
AT_ONCE = 65_536
# Bytes of the body of an error, which only people read.
ERROR_SIZE = 65_536
CUT = (CutHead, http.client.IncompleteRead, ConnectionError, ssl.SSLEOFError)
# By OpenSSL's numbers (X509_V_ERR_…).
CERTIFICATES = {
    10: failures.EXPIRED,
    62: failures.OTHER_NAME,
    64: failures.OTHER_NAME,
    18: failures.UNKNOWN_ISSUER,
    19: failures.UNKNOWN_ISSUER,
    20: failures.UNKNOWN_ISSUER,
    21: failures.UNKNOWN_ISSUER,
}
OURS = {"host", "user-agent", "accept-encoding", "connection"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The parts of a request besides the address. `own` headers, and validators among
    them, are for the server that the caller named, and for no other.
    """

    method: str
    accept: str
    own: Mapping[str, str]
    body: bytes | None

    def headers(self, place: Place) -> dict[str, str]:
        own = {k: v for k, v in self.own.items() if k.lower() not in OURS}
        return {
            "Host": place.netloc,
            "User-Agent": settings.NEWSROOM_USER_AGENT,
            "Accept": self.accept,
            "Accept-Encoding": unpacking.ACCEPTED,
            "Connection": "close",
            **own,
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of one server."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_cut: bool


def fetch(
    address: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    etag: str = "",
    modified: str = "",
    accept: str = "*/*",
    limits: Limits = FEED,
) -> Answer:
    """Ask a server for something; return its answer, whatever its status. Raises
    NotFetched, or its RefusedAddress if an address on the way may not be asked.
    """
    own = dict(headers or {})
    if unfit := [name for name, value in own.items() if not sendable(name + value)]:
        raise ValueError(f"No headers can be sent by these names: {unfit}")
    if sendable(etag):
        own["If-None-Match"] = etag
    if sendable(modified):
        own["If-Modified-Since"] = modified
    asked = Asked(method.upper(), accept, own, body)
    place, is_permanent, is_moved = read_place(address), True, False
    with Watchdog(limits.total) as watchdog:
        for _hop in range(limits.redirects + 1):
            reply = ask(place, asked, watchdog, limits)
            following = place_after(reply, place, asked)
            if following is None:
                moved_to = place.address if is_moved and is_permanent else ""
                return answer_of(reply, address, place, moved_to)
            is_moved, is_permanent = True, is_permanent and reply.status in PERMANENT
            if not is_same_server(place, following):
                asked = replace(asked, own={}, body=None)
            place = following
    raise NotFetched(Kind.TOO_MANY_REDIRECTS, address)


def answer_of(reply: Reply, asked: str, place: Place, moved_to: str) -> Answer:
    return Answer(
        asked=asked,
        address=place.address,
        moved_to=moved_to,
        status=reply.status,
        headers=reply.headers,
        body=reply.body,
        etag=sendable(reply.headers.get("etag", "")),
        modified=sendable(reply.headers.get("last-modified", "")),
        is_cut=reply.is_cut,
    )


def place_after(reply: Reply, place: Place, asked: Asked) -> Place | None:
    """Return where a redirect leads; None if it is none that is followed."""
    told = reply.headers.get("location", "").strip()
    is_redirect = reply.status in PERMANENT | TEMPORARY and told
    if not is_redirect or asked.method not in FOLLOWED:
        return None
    # Servers send UTF-8 where only ASCII is allowed.
    with suppress(UnicodeError):
        told = told.encode("latin-1").decode("utf-8")
    try:
        address = urljoin(place.address, told)
        scheme = urlsplit(address).scheme
    except ValueError:
        raise RefusedAddress(told, failures.NO_ADDRESS) from None
    if (place.scheme, scheme) == ("https", "http"):
        raise RefusedAddress(address, failures.LESS_SAFE)
    return read_place(address)


def is_same_server(one: Place, other: Place) -> bool:
    """Return True for one server, also if it leads from its http to its https."""
    usual = [(scheme, one.host, port) for scheme, port in PORTS.items()]
    return one.server == other.server or [one.server, other.server] == usual


def ask(place: Place, asked: Asked, watchdog: Watchdog, limits: Limits) -> Reply:
    patience = min(limits.connect, watchdog.left)
    addresses = judged_addresses(place, patience)
    connection = connection_to(place, addresses, watchdog, patience)
    with closing(connection):
        with failing(place, watchdog, Kind.UNREACHABLE):
            connection.connect()
        with failing(place, watchdog, Kind.CUT_OFF):
            connection.request(
                asked.method,
                place.target,
                asked.body,
                asked.headers(place),
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            with closing(response):
                return receive(response, place, asked, watchdog, limits)


def receive(
    response: urllib3.HTTPResponse,
    place: Place,
    asked: Asked,
    watchdog: Watchdog,
    limits: Limits,
) -> Reply:
    """Read the body, if anybody wants it. That of an error is worth what arrives: its
    status says enough.
    """
    headers = urllib3.HTTPHeaderDict(
        (name, value.strip()) for name, value in response.headers.iteritems()
    )
    status = response.status
    if watchdog.is_over:
        raise NotFetched(Kind.TIMEOUT, place.address)
    if status == SWITCHING:
        raise NotFetched(Kind.BAD_ANSWER, place.address)
    is_redirect = status in PERMANENT | TEMPORARY
    if asked.method == "HEAD" or status in WITHOUT_BODY or is_redirect:
        return Reply(status, headers, b"", is_cut=False)
    is_error = status >= 400
    size = min(limits.size, ERROR_SIZE) if is_error else limits.size
    found = bytearray()
    try:
        with failing(place, watchdog, Kind.CUT_OFF):
            read(response, size, watchdog, found)
    except NotFetched as failure:
        is_full = failure.kind is Kind.TOO_LARGE and limits.cuts
        if is_error or is_full:
            return Reply(status, headers, bytes(found), is_cut=True)
        raise
    return Reply(status, headers, bytes(found), is_cut=False)


def read(
    response: urllib3.HTTPResponse, size: int, watchdog: Watchdog, found: bytearray
) -> None:
    """Read the body into `found`, which holds what came if the rest fails."""
    body = unpacking.Body(response.headers.get("content-encoding", ""), size, found)
    while raw := response.read1(AT_ONCE, decode_content=False):
        body.add(raw)
        if watchdog.is_over:
            raise TimeoutError
    if watchdog.is_over:
        raise TimeoutError
    is_empty = response.headers.get("content-length", "").strip() == "0"
    if not is_empty:
        body.end()


@contextmanager
def failing(place: Place, watchdog: Watchdog, cut: Kind) -> Iterator[None]:
    """Say for editors what fails; `cut` is what a lost connection means here."""
    try:
        yield
    except unpacking.TooLarge as error:
        raise NotFetched(Kind.TOO_LARGE, place.address) from error
    except NotFetched:
        raise
    except (
        OSError,
        ValueError,
        http.client.HTTPException,
        urllib3.exceptions.HTTPError,
        unpacking.Unreadable,
        unpacking.CutShort,
    ) as error:
        if watchdog.is_over:
            raise NotFetched(Kind.TIMEOUT, place.address) from error
        raise failure_of(error, place, cut) from error


def failure_of(error: Exception, place: Place, cut: Kind) -> NotFetched:
    cause: BaseException = error
    if isinstance(error, urllib3.exceptions.HTTPError) and error.__cause__:
        cause = error.__cause__
    address = place.address
    if isinstance(cause, TimeoutError):
        return NotFetched(Kind.TIMEOUT, address)
    if isinstance(cause, ssl.SSLCertVerificationError):
        closer = CERTIFICATES.get(cause.verify_code, "")
        return NotFetched(Kind.TLS, address, closer)
    is_ssl = isinstance(cause, ssl.SSLError)
    if is_ssl and cut is Kind.UNREACHABLE:
        return NotFetched(Kind.TLS, address)
    if isinstance(cause, (*CUT, unpacking.CutShort)) or is_ssl:
        return NotFetched(cut, address)
    kind = Kind.UNREACHABLE if isinstance(cause, OSError) else Kind.BAD_ANSWER
    return NotFetched(kind, address)
