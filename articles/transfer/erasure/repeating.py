"""Erase again what an old backup has brought back, by the list of erasures.

Only the very thing that was erased is taken out: a list that somebody forged, or of
another newsroom, takes out nothing. Entries that don't fit are reported.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from articles.domain import audit
from articles.models import Edition, Erasure, Image, RecordedDeed, User
from articles.transfer.erasure.done import Done, salted
from articles.transfer.erasure.forgetting import forget
from articles.transfer.erasure.guests import erase_guest, guests_known
from articles.transfer.erasure.people import erase_person, in_this_newsroom, words_of
from articles.transfer.erasure.pictures import erase_picture
from articles.transfer.erasure.versions import erase_contents, lock, saves_of


@dataclass(slots=True)
class Repeated:
    """`done` were erased again; `unlike` are there, but are another one now."""

    done: list[Erasure] = field(default_factory=list)
    unlike: list[Erasure] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


def repeat(erasures: Iterable[Erasure]) -> Repeated:
    """Carry out those that the database doesn't know of. Within a transaction."""
    found = Repeated()
    known = set(Erasure.objects.values_list("uuid", flat=True))
    for one in sorted(erasures, key=lambda one: one.at):
        if one.uuid in known:
            continue
        done = Done(at=one.at)
        is_there = AGAIN[one.kind](one, done)
        if done.identified:
            forget(done)
            found.done.append(one)
            found.words |= done.words
            # From here on it is known.
            one.save(force_insert=True)
            audit.write(
                RecordedDeed.ERASED, command="restore", kind=one.kind, key=one.target
            )
        elif is_there:
            found.unlike.append(one)
    return found


def is_meant(erasure: Erasure, text: str) -> bool:
    return salted(erasure.salt, text) in erasure.digests


def article_again(erasure: Erasure, done: Done) -> bool:
    edition = Edition.objects.filter(uuid=erasure.target).first()
    if edition is None:
        return False
    story = lock(edition.story_id)
    versions = [one for one in story if is_meant(erasure, one.content_hash)]
    saves = [one for one in saves_of(story) if is_meant(erasure, one.content_hash)]
    if versions or saves:
        erase_contents(versions, saves, done)
    return True


def picture_again(erasure: Erasure, done: Done) -> bool:
    image = Image.objects.filter(key=erasure.target).first()
    if image and is_meant(erasure, image.checksum):
        erase_picture(image, done)
    return image is not None


def person_again(erasure: Erasure, done: Done) -> bool:
    person = User.objects.filter(pk=erasure.target).first()
    words = in_this_newsroom(words_of(person)) if person else set()
    if person and any(is_meant(erasure, word) for word in words):
        erase_person(person, done)
    return person is not None


def guest_again(erasure: Erasure, done: Done) -> bool:
    known = guests_known()
    meant = {word for word in known if is_meant(erasure, known[word])}
    if meant:
        erase_guest(meant, done)
    return bool(meant)


AGAIN: dict[str, Callable[[Erasure, Done], bool]] = {
    Erasure.Kind.ARTICLE: article_again,
    Erasure.Kind.GUEST: guest_again,
    Erasure.Kind.PERSON: person_again,
    Erasure.Kind.PICTURE: picture_again,
}
