"""The letters with notices: written, sent over one connection, never sent twice."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.domain import audit, letters
from articles.editing.notices.choices import stop_letters
from articles.editing.notices.digests import Digest, give_back, take
from articles.editing.notices.kinds import REASONS, kind_of
from articles.editing.notices.seeing import title_of
from articles.foundation.languages import site_language
from articles.models import DeskNotice, RecordedDeed, User

logger = logging.getLogger(__name__)

SALT = "articles.notices.letters"
NAME = "articles.editing.notices.notice_letters"


def send_due(now: datetime) -> int:
    """Send what is due now; return the number of letters that the server took.

    A server that is away stops nothing: unsent letters wait for the next time.
    """
    digests: list[Digest] = []

    def written() -> Iterator[letters.Letter]:
        for person in people_waiting():
            if digest := take(person, now):
                digests.append(digest)
                yield letter_of(digest)

    number = 0
    for outcome in letters.send_many(written()):
        if outcome.error:
            note_failure(digests[-1], outcome.error)
        else:
            number += 1
    return number


def people_waiting() -> list[int]:
    waiting = DeskNotice.objects.waiting().order_by("person").values_list("person")
    return [person for (person,) in waiting.distinct()]


def note_failure(digest: Digest, error: letters.NotDelivered) -> None:
    """Let it wait again; one that is refused for good is on the desk alone."""
    if not error.is_refused:
        give_back(digest)
        logger.warning("A letter with notices wasn't sent: %s", error)
        return
    audit.write_if_possible(
        RecordedDeed.LETTER_REFUSED,
        about=digest.person,
        command="work",
        letter=NAME,
        code=error.code,
    )
    logger.error("A letter with notices is refused for good: %s", error)


def letter_of(digest: Digest) -> letters.Letter:
    person = digest.person
    language = person.language or site_language()
    with override(language):
        return letters.written(
            letters.NOTICES,
            "admin/notices/letters/digest",
            context_of(digest),
            to=person.email or "",
            language=language,
            whom=person.pk,
            leave=leaving(person),
        )


def context_of(digest: Digest) -> dict:
    """Return the contents of the letter: for each notice its words, the working title,
    who did it and when, and the reason.
    """
    return {
        "lines": [line_of(digest, one) for one in digest.rows],
        "more": digest.more,
        "number": len(digest.rows) + digest.more,
        "leave": leaving(digest.person),
    }


def line_of(digest: Digest, one: DeskNotice) -> dict:
    kind = kind_of(one.kind)
    return {
        "said": kind.said if kind else "",
        "title": title_of(one, digest.versions),
        "who": who(one.by),
        "at": timezone.localtime(one.since, timezone.get_default_timezone()),
        "because": REASONS.get(one.because, ""),
        "address": reverse("notice", args=[one.pk]),
    }


def who(person: User | None) -> str:
    if person is None:
        return ""
    return person.get_full_name() or person.get_username()


def leaving(person: User) -> str:
    """Return the address at which one POST stops the letters to this person."""
    return reverse("notice_letters", args=[signing.dumps(person.pk, salt=SALT)])


def person_of(said: str) -> User | None:
    """Return whose letters a link is about; None if it is none of ours."""
    try:
        key = signing.loads(said, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.open().filter(pk=key, is_staff=True).first()


@letters.on_complaint(letters.NOTICES)
def write_no_more(told: letters.Complaint) -> None:
    person = User.objects.filter(pk=told.sent.whom).first()
    if person and told.sent.is_to(person.email or ""):
        stop_letters(person)
