"""Caches in front of the site, which are told what to forget: off unless one is set."""

from newsroom.purging.fronts import NO_FRONT, Front, PurgeError, front_from
from newsroom.purging.keys import ANYTHING, header_of

__all__ = ["ANYTHING", "NO_FRONT", "Front", "PurgeError", "front_from", "header_of"]
