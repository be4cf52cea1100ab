"""The access log: a line for each answer of the server, held ones included.

No query, no header and no account are in it; a network address only if that is set.
"""

import logging
from ipaddress import ip_address, ip_network

from articles.accounts import outermost
from newsroom.monitoring.log_lines import discreet
from newsroom.monitoring.request_notes import Note

# Operators route and filter by this name.
logger = logging.getLogger("newsroom.access")

# The bits of an address that are left: shared by all of a street, or of a firm.
PREFIXES = {4: 24, 6: 48}
# No real path is longer. Longer ones are cut, so that nobody fills the disk with them.
LONGEST = 500


def shortened(address: str) -> str:
    """Return the network that an address is in; "" if it is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    network = ip_network((found.packed, PREFIXES[found.version]), strict=False)
    return str(network.network_address)


def whole(address: str) -> str:
    try:
        return str(ip_address(address))
    except ValueError:
        return ""


# The function for each setting that says how much of an address is kept.
OF_ADDRESSES = {"on": None, "shortened": shortened, "whole": whole}


class AccessLog:
    """`kept` is the setting; so many `proxies` are believed who somebody is."""

    def __init__(self, kept: str, *, proxies: int):
        self.address, self.proxies = OF_ADDRESSES[kept], proxies

    def __call__(self, note: Note, status: int, size: int, seconds: float) -> None:
        path = discreet(note.path[:LONGEST])
        told = {
            "method": note.method[:20],
            "path": path,
            "status": status,
            "bytes": size,
            "milliseconds": round(seconds * 1000, 1),
            "from": note.way,
        }
        if self.address:
            client = outermost(note.client, note.forwarded, count=self.proxies)
            told["address"] = self.address(client)
        words = " ".join(map(str, told.values()))
        logger.info("%s", words, extra={"request_id": note.id, "told": told})
