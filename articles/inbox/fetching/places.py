"""Addresses as they may be asked: a web address without credentials, at a port that is
allowed, whose host has one spelling. Nothing is looked up here.
"""

import re
from dataclasses import dataclass
from encodings.idna import nameprep
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

from django.conf import settings

from articles.inbox.fetching import failures
from articles.inbox.fetching.failures import RefusedAddress

PORTS = {"http": 80, "https": 443}
LONGEST = 4_000
# Controls, line ends of Unicode, and halves of pairs: no address has them.
UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
AROUND = " \t\r\n"
# The dots of IDNA.
DOTS = re.compile("[.\u3002\uff0e\uff61]")
# Letters that the older IDNA of Python replaces, as browsers no longer do.
KEPT_LETTERS = re.compile("([ßς])")
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
LONGEST_NAME = 253
# A name whose last label is one of these is read as a number by some resolvers.
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
IN_PATH = "/%:@!$&'()*+,;=~-._"
IN_QUERY = IN_PATH + "?"


@dataclass(frozen=True, slots=True)
class Place:
    """A server, and what it is asked for. `host` is in ASCII, an IPv6 address without
    brackets; `target` is path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def server(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def netloc(self) -> str:
        """Return the host, with its port unless it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.netloc}"

    @property
    def address(self) -> str:
        return self.origin + self.target


def read_place(address: str) -> Place:
    """Return where an address leads; raises RefusedAddress."""
    bare = address.strip(AROUND)
    if len(bare) > LONGEST or UNREADABLE.search(bare):
        raise RefusedAddress(address, failures.NO_ADDRESS)
    try:
        parts = urlsplit(bare)
        said_port = parts.port
    except ValueError:
        raise RefusedAddress(address, failures.NO_ADDRESS) from None
    if parts.scheme not in PORTS:
        closer = failures.OTHER_SCHEME if parts.scheme else failures.NO_ADDRESS
        raise RefusedAddress(address, closer)
    if "@" in parts.netloc:
        raise RefusedAddress(address, failures.NO_SECRETS)
    try:
        host = ascii_host(parts.hostname or "")
    except ValueError:
        raise RefusedAddress(address, failures.NO_ADDRESS) from None
    port = PORTS[parts.scheme] if said_port is None else said_port
    if port not in allowed_ports():
        raise RefusedAddress(address, failures.OTHER_PORT, port=port)
    return Place(parts.scheme, host, port, target_of(parts))


def target_of(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=IN_QUERY)}" if parts.query else ""
    return quote(parts.path or "/", safe=IN_PATH) + query


def allowed_ports() -> set[int]:
    """Return the ports; one of a local exception is judged again with its address."""
    local = (place.rpartition(":")[2] for place in settings.NEWSROOM_FETCH_LOCAL)
    return {*settings.NEWSROOM_FETCH_PORTS, *map(int, local)}


def ascii_host(said: str) -> str:
    """Return the one spelling of a host; raises ValueError."""
    if ":" in said:
        if "%" in said:
            raise ValueError(said)
        return str(IPv6Address(said))
    host = ".".join(ascii_label(one) for one in DOTS.split(said)).removesuffix(".")
    # A letter may have become a dot.
    labels = host.split(".")
    if NUMBER.fullmatch(labels[-1]):
        # Only four decimal numbers: 127.1, 0x7f.1 and 0177.0.0.1 would be read, too.
        return str(IPv4Address(host))
    if len(host) > LONGEST_NAME or not all(map(LABEL.fullmatch, labels)):
        raise ValueError(said)
    return host


def ascii_label(label: str) -> str:
    if label.isascii():
        return label.lower()
    parts = KEPT_LETTERS.split(label.lower())
    plain = "".join(one if KEPT_LETTERS.match(one) else nameprep(one) for one in parts)
    return plain if plain.isascii() else f"xn--{plain.encode('punycode').decode()}"
