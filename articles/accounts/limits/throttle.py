"""Limits on tries, counted in the cache that all processes share.

A limit has slots. A try takes a free one before anything else is done, which only one
of two processes gets, and gives it back if it was right; else it is free again an hour
later. Once the free ones are used, each pause lets one try through, however many come
at its end. Nobody waits inside the server: a refusal says when to come again.
"""

import logging
import time
import unicodedata
from dataclasses import dataclass, field
from itertools import chain
from math import ceil
from typing import NoReturn

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, ngettext

from articles.accounts.limits.audit import note_if_possible
from articles.accounts.limits.network_address import client_address, network_of
from articles.accounts.limits.stores import (
    GUESSED,
    GUESSED_LINKS,
    LETTERS,
    REFUSED,
    TRIES,
    Store,
)
from articles.accounts.secrets.encryption import hashed
from articles.foundation.request_vars import RequestVar
from articles.models import RecordedDeed, User

logger = logging.getLogger(__name__)

HOUR = 3600
# Seconds before the next try; 0 if this one was let through.
WAIT = RequestVar("wait_before_next_try", default=0)
# Seconds for which a user is known at the network address from which they logged in.
KNOWN = 30 * 24 * HOUR
# Seconds in which too many tries of the same client aren't recorded again.
TOLD = 600


@dataclass(frozen=True, slots=True)
class Limit:
    name: str
    # So many tries within an hour are free.
    free: int
    # Then seconds between two tries: twice as many each time, up to these. With 0 it is
    # over until the oldest try is an hour old.
    longest: int

    @property
    def slots(self) -> int:
        return self.free + self.longest.bit_length() if self.longest else self.free

    def of(self, what: str) -> "Counted":
        return Counted(self, hashed("tries", f"{self.name} {what}"))


PAIR = Limit("pair", free=20, longest=0)
# An attacker who uses up these tries makes the account's owner wait a minute at most,
# and not where they are known. The same goes for an address that an office shares.
ACCOUNT = Limit("account", free=60, longest=60)
NETWORK = Limit("network", free=100, longest=60)
# All tries of unknown clients together, once there are too many to count one by one.
REST = Limit("rest", free=0, longest=8)
# Of links to a new password: to one address, and from one.
TO_ADDRESS = Limit("to address", free=3, longest=600)
FROM_NETWORK = Limit("from network", free=30, longest=60)

# Of review links that aren't there: so few that a chain of them ends soon.
LINKS = Limit("review links", free=30, longest=60)


@dataclass(slots=True)
class Counted:
    """The tries that one limit counts of one account, network, or both."""

    limit: Limit
    key: str
    tries: dict[str, float] = field(default_factory=dict)
    # The pause that this try has, "" for a free slot: nobody else has it meanwhile.
    pause: str = ""

    def places(self) -> list[str]:
        return [f"tries:{self.key}:{slot}" for slot in range(self.limit.slots)]

    def wait(self, now: float) -> float:
        """Return after how many seconds the next try is due; 0 or less: now."""
        moments = sorted(self.tries.values())
        beyond = len(moments) - self.limit.free
        if beyond < 0 or not moments:
            return 0
        if not self.limit.longest:
            return moments[0] + HOUR - now
        return moments[-1] + min(2 ** (beyond + 1), self.limit.longest) - now

    def take(self, now: float) -> str:
        """Take a slot and return its key; "" if others were faster."""
        if len(self.tries) < self.limit.free:
            return self.take_of(self.places()[: self.limit.free], now)
        # All who saw the same latest try want its pause; the first of them gets it.
        latest = max(self.tries.values(), default=0)
        pause = f"pause:{self.key}:{latest:.6f}"
        # No longer than a pause: a process may be killed before it takes a slot.
        if not cache.add(pause, True, self.limit.longest or HOUR):
            return ""
        self.pause = pause
        if key := self.take_of(self.places(), now):
            return key
        oldest = min(self.tries, key=self.tries.__getitem__)
        cache.set(oldest, now, HOUR)
        return oldest

    def take_of(self, places: list[str], now: float) -> str:
        free = (key for key in places if key not in self.tries)
        return next((key for key in free if cache.add(key, now, HOUR)), "")


class TooManyTriesError(ValidationError):
    """Shown by the form that was sent; the response is a 429 with a Retry-After."""

    def __init__(self, wait: float):
        self.wait = max(1, ceil(wait))
        minutes = ceil(self.wait / 60)
        again = ngettext(
            "Try again in a minute.", "Try again in %(minutes)d minutes.", minutes
        )
        words = _("This was refused, because of too many failed attempts.")
        super().__init__(f"{words} {again % {'minutes': minutes}}", code="too-many")


def normalised(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def network_behind(request) -> str:
    return network_of(client_address(request))


class Tries:
    """The tries of a request: begun with `begin`, forgotten if it was right.

    `allowance` bounds what is stored of all of them. Beyond it those of `rest` are
    counted together, if there is such a limit; else they are refused.
    """

    def __init__(
        self,
        request,
        counted: list[Counted],
        typed: str,
        *,
        allowance: Store,
        known: str = "",
        rest: Limit | None = None,
    ):
        self.request, self.counted, self.known = request, counted, known
        self.typed, self.allowance, self.rest = typed, allowance, rest
        self.is_known = False
        self.taken: list[str] = []

    def begin(self) -> None:
        """Count one more; raise TooManyTriesError if it comes too early."""
        self.is_known = bool(self.known) and cache.get(self.known) is not None
        if self.is_known:
            self.counted = self.counted[:1]
        self.look()
        if not self.is_known and not self.allowance.take():
            if self.rest is None:
                self.refuse(self.allowance.wait())
            self.counted = [self.rest.of("")]
            self.look()
        now = time.time()
        for one in self.counted:
            if not (key := one.take(now)):
                # Others were faster: this one tried no password.
                self.withdraw()
                self.refuse(1)
            self.taken.append(key)

    def look(self) -> None:
        """Read what is counted; refuse a try that comes too early."""
        found = cache.get_many([*chain(*(one.places() for one in self.counted))])
        for one in self.counted:
            one.tries = {key: found[key] for key in one.places() if key in found}
        now = time.time()
        if (wait := max(one.wait(now) for one in self.counted)) > 0:
            self.refuse(wait)

    def refuse(self, wait: float) -> NoReturn:
        error = TooManyTriesError(wait)
        # The middleware gives the page that shows it the status 429.
        WAIT.set(self.request, error.wait)
        logger.warning("Too many tries from one network: refused for %d s", error.wait)
        self.note()
        raise error

    def note(self) -> None:
        noted = f"told:{self.counted[0].key}"
        if cache.get(noted) is not None:
            return
        person = User.objects.known_as(self.typed)
        allowance = GUESSED if person else REFUSED
        if allowance.take() and cache.add(noted, True, TOLD):
            note_if_possible(RecordedDeed.THROTTLED, about=person)

    def succeed(self) -> None:
        """Forget this try and those of this account from here; know the user here."""
        cache.delete_many(self.counted[0].tries)
        self.withdraw()
        if self.known:
            cache.set(self.known, True, KNOWN)

    def withdraw(self) -> None:
        """Forget this try: nobody looked at the password. Its pause is another's."""
        pauses = [one.pause for one in self.counted if one.pause]
        cache.delete_many([*self.taken, *pauses])


def login_tries(request, typed: str) -> Tries:
    account, network = normalised(typed), network_behind(request)
    pair = PAIR.of(f"{account} {network}")
    counted = [pair, ACCOUNT.of(account), NETWORK.of(network)]
    known = f"known:{pair.key}"
    return Tries(request, counted, typed, allowance=TRIES, known=known, rest=REST)


def reset_tries(request, address: str) -> Tries:
    to, network = TO_ADDRESS.of(normalised(address)), network_behind(request)
    counted = [to, FROM_NETWORK.of(network)]
    return Tries(request, counted, address, allowance=LETTERS)


def link_tries(request) -> Tries:
    """Return the tries of a network to guess a review link."""
    counted = [LINKS.of(network_behind(request))]
    return Tries(request, counted, "", allowance=GUESSED_LINKS)
