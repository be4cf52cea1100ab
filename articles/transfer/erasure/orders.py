"""Carry out one order: look up what it names, take it out, keep that it was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from articles.domain import audit, site_version
from articles.models import Article, Erasure, Image, RecordedDeed, User
from articles.transfer.archives import refused
from articles.transfer.erasure.done import Done, digests, new_salt
from articles.transfer.erasure.forgetting import forget
from articles.transfer.erasure.guests import erase_guest, guest_keys, is_reader
from articles.transfer.erasure.people import erase_person
from articles.transfer.erasure.pictures import erase_picture
from articles.transfer.erasure.scrubbing import overwriting
from articles.transfer.erasure.versions import (
    chosen_saves,
    erase_contents,
    lock,
    not_erased,
)


@dataclass(frozen=True, slots=True)
class Order:
    """A demand to erase something. `name` is its name in the desk's addresses; a person
    has a user name, too, and a guest has a name or an e-mail address. `numbers` are
    those of versions; without any, all are meant.
    """

    kind: str
    name: str
    reason: str
    ordered_by: str
    numbers: tuple[int, ...] = ()
    of_history: bool = False


def erase(order: Order, *, dry_run: bool = False) -> tuple[Done, Erasure]:
    """Take out what the order names, or only say what that would be. Raises Refused."""
    done = Done()
    with overwriting(), site_version.atomic():
        target = DOES[order.kind](order, done)
        forget(done)
        salt = new_salt()
        kept = Erasure.objects.create(
            kind=order.kind,
            target=target,
            at=done.at,
            reason=order.reason,
            ordered_by=order.ordered_by,
            salt=salt,
            digests=digests(salt, done.identified),
        )
        audit.write(RecordedDeed.ERASED, command="erase", kind=order.kind, key=target)
        if dry_run:
            transaction.set_rollback(True)
    return done, kept


def erase_article(order: Order, done: Done) -> str:
    article = by_number(Article.objects.select_related("edition"), order)
    edition = article.edition
    story = lock(edition.story_id)
    own = [one for one in story if one.edition_id == edition.pk]
    chosen = [one for one in own if not order.numbers or one.number in order.numbers]
    if missing := {*order.numbers} - {one.number for one in chosen}:
        raise not_there(f"article {order.name} has no version {min(missing)}")
    chosen = not_erased(chosen)
    if not chosen:
        raise erased_before(f"article {order.name}")
    saves = chosen_saves(story, chosen, of_history=order.of_history)
    note_translations(story, chosen, done)
    erase_contents([] if order.of_history else chosen, saves, done)
    if not done.identified:
        raise not_there(f"nothing of article {order.name} is left but what it says now")
    return str(edition.uuid)


def note_translations(
    story: Sequence[Article], chosen: Sequence[Article], done: Done
) -> None:
    others = {
        f"{one.language} (article {one.pk})"
        for one in story
        if one.edition_id != chosen[0].edition_id and one.stands_for_edition
    }
    if others:
        said = ", ".join(sorted(others))
        done.hints.append(f"It stays in other languages: {said}")


def erase_a_picture(order: Order, done: Done) -> str:
    image = by_number(Image.objects.all(), order)
    for double in Image.objects.same_file_as(image):
        done.hints.append(
            f"The very same file is in the library as picture {double.pk}"
        )
    erase_picture(image, done)
    return str(image.key)


def erase_a_person(order: Order, done: Done) -> str:
    person = User.objects.filter(username=order.name).first()
    person = person or by_number(User.objects.all(), order)
    if person.is_erased:
        raise erased_before(f"person {order.name}")
    erase_person(person, done)
    return str(person.pk)


def erase_a_guest(order: Order, done: Done) -> str:
    if not (any(guest_keys({order.name})) or is_reader(order.name)):
        raise not_there(f"no review link was for {order.name}, and no alert is")
    return erase_guest({order.name}, done)


def by_number(rows, order: Order):
    found = rows.filter(pk=order.name).first() if order.name.isdecimal() else None
    if found is None:
        raise not_there(f"there is no {order.kind} {order.name}")
    return found


def erased_before(what: str):
    return refused(
        "Nothing was erased.",
        f"All that was asked for of {what} was erased before.",
        "To see that no byte of it is left in the database's files: "
        f"{settings.NEWSROOM_COMMAND} scrub",
        "erased-before",
    )


def not_there(why: str):
    return refused(
        "Nothing was erased.",
        f"{why[0].upper()}{why[1:]}.",
        "See what the desk's address calls it: …/article/17/, …/user/3/, …/image/5/.",
        "not-there",
    )


DOES: dict[str, Callable[[Order, Done], str]] = {
    Erasure.Kind.ARTICLE: erase_article,
    Erasure.Kind.GUEST: erase_a_guest,
    Erasure.Kind.PERSON: erase_a_person,
    Erasure.Kind.PICTURE: erase_a_picture,
}
