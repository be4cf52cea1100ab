"""The table of those who take mail, each at an address that a setting names."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.domain.incoming_mail.mail import Mail

type Takes = Callable[[Mail], None]


@dataclass(frozen=True, slots=True)
class Taker:
    """`address` returns the address at the time, "" for none.

    Mail to `name+anything@host` goes there as well: the mail's token tells what it is.
    """

    name: str
    address: Callable[[], str]
    take: Takes

    def is_at(self, recipient: str) -> bool:
        local, _at, host = self.address().rpartition("@")
        its_local, _at, its_host = recipient.rpartition("@")
        its_name = its_local.partition("+")[0]
        return bool(local) and (its_name, its_host) == (local, host)


TAKERS: list[Taker] = []


def taker(name: str, address: Callable[[], str]) -> Callable[[Takes], Takes]:
    """Give the decorated function each mail that comes to an address.

    It runs in the transaction that notes the mail as taken, so it stores what it needs
    and leaves the rest to tasks. It may raise `NotTaken`.
    """
    if any(one.name == name for one in TAKERS):
        raise ValueError(f"Somebody takes mail as “{name}” already.")

    def add(take: Takes) -> Takes:
        TAKERS.append(Taker(name, address, take))
        return take

    return add


def taker_at(recipient: str) -> Taker | None:
    return next((one for one in TAKERS if one.is_at(recipient.lower())), None)
