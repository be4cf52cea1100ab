"""The numeric addresses behind a host's name: looked up once, and all of them judged.

A name with one address inside our own network is refused whatever its others are. The
connection is made to what was judged, so a second answer of the name server is of no
use to an attacker.
"""

import re
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue

from django.conf import settings

from articles.inbox.fetching import failures
from articles.inbox.fetching.failures import Kind, NotFetched, RefusedAddress
from articles.inbox.fetching.places import Place, ascii_host, read_place

UNICAST = ip_network("2000::/3")
# Registries of special purposes (IANA). Python knows most, but older ones not all.
# Tunnels and translators would lead to an IPv4 address that nobody judged.
SPECIAL = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32",
            "2002::/16", "3fff::/20",
        ),
    )
)  # fmt: skip
# Names that the internet has for nobody: RFC 6761, 6762, 8375, and ICANN's of 2024.
INSIDE = re.compile(r"(?:^|\.)(?:localhost|local|internal|home\.arpa)$")
Found = list[str] | OSError | UnicodeError


def judged_addresses(place: Place, seconds: float) -> list[str]:
    """Return the addresses of a place's host; raises RefusedAddress unless each of them
    may be asked.
    """
    found = look_up(place, seconds)
    if not found:
        raise NotFetched(Kind.NO_SUCH_HOST, place.address)
    for address in found:
        if not may_be_asked(address, place.port):
            raise RefusedAddress(place.address, failures.NOT_PUBLIC)
    return list(dict.fromkeys(found))


def may_be_asked(address: str, port: int) -> bool:
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    name = f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}"
    if name in settings.NEWSROOM_FETCH_LOCAL:
        return True
    return port in settings.NEWSROOM_FETCH_PORTS and is_public(ip)


def refusal_of(address: str) -> str:
    """Return why an address is never asked, whatever its host's name leads to; "" if
    that can only be said once it is looked up.
    """
    try:
        place = read_place(address)
    except RefusedAddress as refusal:
        return refusal.reason
    try:
        is_inside = not may_be_asked(str(ip_address(place.host)), place.port)
    except ValueError:
        is_inside = bool(INSIDE.search(place.host)) and not is_local(place.port)
    return RefusedAddress(address, failures.NOT_PUBLIC).reason if is_inside else ""


def is_inside(host: str) -> bool:
    """Return whether a host isn't on the public internet, by its name or number alone.
    Nobody looks it up.
    """
    try:
        host = ascii_host(host)
        ip = ip_address(host) if is_numeric(host) else None
    except ValueError:
        return True
    if ip:
        return not is_public(ip)
    return "." not in host or bool(INSIDE.search(host))


def is_local(port: int) -> bool:
    """Return whether a host inside may be asked at this port, by a setting."""
    return any(one.endswith(f":{port}") for one in settings.NEWSROOM_FETCH_LOCAL)


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Return True for a unicast address of the public internet."""
    if ip.version == 6 and (ip not in UNICAST or getattr(ip, "scope_id", None)):
        return False
    is_special = any(ip in one for one in SPECIAL if one.version == ip.version)
    return ip.is_global and not (is_special or ip.is_multicast or ip.is_reserved)


def look_up(place: Place, seconds: float) -> list[str]:
    """Return all addresses of a host, within some seconds."""
    if is_numeric(place.host):
        return [place.host]
    answers: SimpleQueue[Found | Exception] = SimpleQueue()
    # The resolver knows no time limit. A thread that is left behind ends by itself, and
    # keeps no process from ending.
    threading.Thread(target=ask_resolver, args=(place, answers), daemon=True).start()
    try:
        found = answers.get(timeout=max(0.0, seconds))
    except Empty:
        raise NotFetched(Kind.TIMEOUT, place.address) from None
    if isinstance(found, list):
        return found
    if isinstance(found, UnicodeError):
        raise RefusedAddress(place.address, failures.NO_ADDRESS) from found
    if isinstance(found, socket.gaierror) and found.errno != socket.EAI_AGAIN:
        raise NotFetched(Kind.NO_SUCH_HOST, place.address) from found
    if isinstance(found, OSError):
        closer = failures.NAME_UNKNOWN_NOW
        raise NotFetched(Kind.UNREACHABLE, place.address, closer) from found
    raise found


def ask_resolver(place: Place, answers: "SimpleQueue[Found | Exception]") -> None:
    try:
        told = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        answers.put([str(one[4][0]) for one in told])
    except (OSError, ValueError, OverflowError) as error:
        # It is raised where somebody waits for the answer.
        answers.put(error)


def is_numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
