"""Open a link by its secret, and store what its guest says.

A link with anything wrong isn't there: callers can't tell why.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editing.guests.links import link_at
from articles.editing.guests.sides import writing_side
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import (
    DECIDING,
    LONGEST_ANSWER,
    Article,
    Edition,
    GuestAnswer,
    GuestVerdict,
    ReviewLink,
)
from articles.workflow import Phase

# So many remarks can be made by one link.
MOST_REMARKS = 20
# In these a text may be read by a link, as long as it is the one it was made for.
READABLE = {Phase.DRAFT, Phase.IN_REVIEW, Phase.SCHEDULED, Phase.LIVE}


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that is good now. `is_changed` says that its text is no longer there."""

    link: ReviewLink
    article: Article
    is_changed: bool
    answers: tuple[GuestAnswer, ...] = ()
    is_in_review: bool = False

    @property
    def verdict(self) -> GuestAnswer | None:
        return next((one for one in self.answers if one.verdict in DECIDING), None)

    @property
    def may_decide(self) -> bool:
        """Return whether a word of this link decides on the text now."""
        is_open = self.is_in_review and not self.is_changed and not self.verdict
        if not (is_open and self.link.may_decide):
            return False
        if not settings.NEWSROOM_FOUR_EYES:
            return True
        # The text may have got other writers since the link was made.
        side = writing_side(self.article)
        return not (side.has(self.link.made_by) or side.reads_at(self.link.address))

    @property
    def may_comment(self) -> bool:
        is_open = self.article.is_working and not self.is_changed
        return is_open and self.link.may_comment and self.remarks < MOST_REMARKS

    @property
    def remarks(self) -> int:
        return sum(one.verdict == GuestVerdict.COMMENT for one in self.answers)


def opened(secret: str, *, now: datetime | None = None) -> Opened | None:
    """Return what is at this address now; None for whatever isn't good."""
    now = now or change_mark.present()
    link = link_at(secret)
    return good(link, now) if link else None


def good(link: ReviewLink, now: datetime) -> Opened | None:
    article, phase = link.article, link.article.phase(now)
    if link.has_ended(now) or phase not in READABLE:
        return None
    return Opened(
        link,
        article,
        is_changed=article.content_hash != link.content_hash,
        answers=tuple(link.answers.all()),
        is_in_review=phase is Phase.IN_REVIEW,
    )


@transaction.atomic
def answer(link: ReviewLink, verdict: str, words: str) -> GuestAnswer | None:
    """Store what a guest says by a link; None if the link doesn't let them say it.

    Raises Refused if only the words are amiss.
    """
    # As every act on the text does: so it is about this content, or isn't stored.
    Edition.objects.select_for_update().get(articles=link.article_id)
    rows = ReviewLink.objects.select_related("article__edition", "made_by")
    fresh, now = rows.get(pk=link.pk), change_mark.present()
    found = good(fresh, now)
    words = clean_text(words)
    if found is None:
        return None
    for one in found.answers:
        if (one.verdict, one.words) == (verdict, words):
            return one  # sent twice
    if not may_say(found, verdict):
        return None
    refuse_words(verdict, words)
    return GuestAnswer.objects.create(
        article=fresh.article,
        link=fresh,
        name=fresh.name,
        verdict=verdict,
        words=words,
        at=now,
        content_hash=fresh.content_hash,
        lock=fresh.article.lock,
    )


def may_say(found: Opened, verdict: str) -> bool:
    if verdict == GuestVerdict.COMMENT:
        return found.may_comment
    return verdict in DECIDING and found.may_decide


def refuse_words(verdict: str, words: str) -> None:
    if not words and verdict != GuestVerdict.APPROVE:
        raise Refused(
            _("Nothing was sent."),
            _("There are no words."),
            _("Write a sentence or two."),
            code="no-words",
        )
    if len(words) > LONGEST_ANSWER:
        raise Refused(
            _("Nothing was sent."),
            _("A remark has %(most)d characters at most.") % {"most": LONGEST_ANSWER},
            _("Shorten it."),
            code="too-long",
        )
