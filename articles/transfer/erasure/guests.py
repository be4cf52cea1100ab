"""Take out people without an account: guests of review links, and subscribers by email.

Of guests names and addresses go, and what they said; their links end. The fact and the
time of an approval or refusal stay. Of subscribers all goes.
"""

from collections.abc import Iterable

from articles.editing import guests
from articles.models import (
    AlertRequest,
    GuestAnswer,
    ReviewLink,
    SiteRevision,
    Subscriber,
)
from articles.site import alerts
from articles.transfer.erasure.done import Done

ERASED = "erased-guest"


def erase_guest(words: set[str], done: Done) -> str:
    """Take out all who are called so, by any of their names and addresses. Return the
    key of the first link or answer, "" if there is none.
    """
    links, answers = guest_keys(words)
    # One link gives a name to an address, another one may have the address alone.
    words |= words_of(links, answers)
    links, answers = guest_keys(words)
    done.add_words(*words)
    done.identified |= {in_this_newsroom(word) for word in words}
    forget(links, answers, ERASED, done)
    forget_reader(words, done)
    return str(min([*links, *answers], default=""))


def forget_guests(words: Iterable[str], instead: str, done: Done) -> None:
    """Take a person with an account out of the links that somebody made for them."""
    forget_reader(words, done)
    links, answers = guest_keys(words)
    if links or answers:
        done.add_words(*words_of(links, answers))
        forget(links, answers, instead, done)


def forget_reader(words: Iterable[str], done: Done) -> None:
    """Remove what readers with these addresses get by email, and asked for."""
    if number := alerts.forget_reader(words):
        done.counts["subscribers and requests for alerts"] += number


def is_reader(word: str) -> bool:
    return bool(alerts.subscribers_at([word]) or alerts.requests_at([word]))


def forget(links: list[int], answers: list[int], instead: str, done: Done) -> None:
    guests.forget_guest(links, answers, instead)
    done.counts["review links"] += len(links)
    done.counts["answers of guests"] += len(answers)


def guest_keys(words: Iterable[str]) -> tuple[list[int], list[int]]:
    """Return the keys of the links for these people, and of their answers."""
    words = [word for word in words if word != ERASED]
    found = guests.links_of(words), guests.answers_of(words)
    links, answers = (list(rows.values_list("pk", flat=True)) for rows in found)
    return links, answers


def words_of(links: list[int], answers: list[int]) -> set[str]:
    rows = ReviewLink.objects.filter(pk__in=links).values_list("name", "address")
    names = GuestAnswer.objects.filter(pk__in=answers).values_list("name")
    found = {word for row in [*rows, *names] for word in row}
    return found - {"", ERASED}


def guests_known() -> dict[str, str]:
    """Return all names and addresses, each with what a list of erasures has of it."""
    links = ReviewLink.objects.values_list("pk", flat=True)
    answers = GuestAnswer.objects.values_list("pk", flat=True)
    readers = Subscriber.objects.values_list("address", flat=True)
    waiting = AlertRequest.objects.exclude(address="").values_list("address", flat=True)
    known = words_of(list(links), list(answers)) | {*readers, *waiting}
    return {one: in_this_newsroom(one) for one in known}


def in_this_newsroom(word: str) -> str:
    """Return a word as a list of erasures has it, however it is spelled."""
    site = SiteRevision.objects.values_list("site", flat=True).first()
    return f"{site}/guest/{word.casefold()}"
