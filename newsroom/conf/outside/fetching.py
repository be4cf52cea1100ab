"""Settings of the client that asks other servers for feeds and pages: the ports and
local addresses that it may ask, and the name that it gives.
"""

import ipaddress
import re
from urllib.parse import quote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env, installation

MOST_PORTS = 65_535
USUAL_PORTS = (80, 443)
# An address without a fragment that needs no escaping in a header or an attribute.
UNQUOTED = re.compile(r"[!$%&()*+,./0-9:;=?@A-Z\[\]_a-z~-]+")
BARE = str.maketrans("", "", "[]")


def port(value: str) -> int:
    """Return a port's number; raises ValueError."""
    if not (value.isascii() and value.isdecimal() and len(value) <= 5):
        raise ValueError(value)
    if not 0 < int(value) <= MOST_PORTS:
        raise ValueError(value)
    return int(value)


def ports(name: str, said: list[str]) -> tuple[int, ...]:
    """Return the usual ports, and those that a variable adds."""
    try:
        return (*USUAL_PORTS, *map(port, said))
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {','.join(said)!r}, which are no numbers of ports. Set it to "
            "some with commas between them, such as 8080,8443, or to nothing."
        ) from None


def local_place(value: str) -> str:
    """Return an address with its port in one spelling; raises ValueError."""
    host, _colon, number = value.rpartition(":")
    is_bracketed = host.startswith("[") and host.endswith("]")
    address = ipaddress.ip_address(host[1:-1] if is_bracketed else host)
    if is_bracketed != (address.version == 6):
        raise ValueError(value)
    return f"{f'[{address}]' if is_bracketed else address}:{port(number)}"


def local_places(name: str, said: list[str]) -> tuple[str, ...]:
    try:
        return tuple(map(local_place, said))
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {','.join(said)!r}, which are no addresses with ports. Set it "
            "to some with commas between them, such as 127.0.0.1:8109 or [::1]:8109, "
            "or to nothing."
        ) from None


def hub(name: str, value: str) -> str:
    """Return the address of a WebSub hub, "" for none. It stands in feeds and in their
    headers, and must be one that the client may ask.
    """
    if value and not is_hub(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is not the https address of a WebSub hub, at "
            "a port that may be asked. Set it to one such as "
            "https://hub.example.org/, or to nothing."
        )
    return value


def is_hub(value: str) -> bool:
    """Allow http for a server of one's own alone: it has no certificate."""
    if not UNQUOTED.fullmatch(value):
        return False
    try:
        parts = urlsplit(value)
        number = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc:
        return False
    if f"{parts.hostname}:{number}" in {place.translate(BARE) for place in LOCAL}:
        return parts.scheme in {"http", "https"}
    return parts.scheme == "https" and number in PORTS


def ping(name: str, value: str) -> str:
    """Return the address that is asked as a sign of life, "" for none. It is a secret
    of the service that waits for it, so no error repeats it.
    """
    if value and (not is_hub(value) or "?" in value):
        raise ImproperlyConfigured(
            f"{name} is not an https address without a query, at a port that may be "
            "asked. Set it to the one that your service for checks gave out, such as "
            "https://hc-ping.com/UUID, or to nothing."
        )
    return value.rstrip("/")


def user_agent(contact: str) -> str:
    """Return the name that the client gives; a header has no letters beyond ASCII."""
    where = quote(contact, safe=":/[]@?&=%+,;~")
    return f"Newsroom/{installation.version()} (+{where})"


# Ports that may be asked, with those that are so anyway.
PORTS: tuple[int, ...] = ports(
    "NEWSROOM_FETCH_PORTS", env.words("NEWSROOM_FETCH_PORTS")
)
# Addresses with ports that may be asked though they aren't in the public internet.
LOCAL: tuple[str, ...] = local_places(
    "NEWSROOM_FETCH_LOCAL", env.words("NEWSROOM_FETCH_LOCAL")
)
# An address at which operators of other servers can complain; "": the site's own.
CONTACT: str = env.contact("NEWSROOM_FETCH_CONTACT")
# The hub that is told which feeds have changed; "": none.
HUB: str = hub("NEWSROOM_WEBSUB_HUB", env.text("NEWSROOM_WEBSUB_HUB"))
# The address that is asked every five minutes while the worker works; "": none.
PING: str = ping("NEWSROOM_PING", env.text("NEWSROOM_PING"))
