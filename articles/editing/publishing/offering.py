"""The moves that a user may make with an article now.

The rules are those of `guards`: this module queries them, `moving` enforces them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from articles.domain import rights
from articles.editing import writing
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.circumstances import Circumstances
from articles.editing.publishing.effects.verbs import told
from articles.editing.publishing.guards.guards import GUARDS
from articles.editing.publishing.guards.judging import check_phase, check_right
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.models import Article, User
from articles.workflow import TRANSITIONS, Transition, open_in


@dataclass(frozen=True, slots=True)
class Offer:
    """A transition that the user has the right to. `refusal` says what is in the way.

    `needs_note` includes the note of an emergency, without a second person.
    """

    transition: Transition
    needs_note: bool
    refusal: Refused | None = None
    by: User | None = None


def offers(
    article: Article, by: User, *, known: Circumstances | None = None
) -> list[Offer]:
    """Return what `by` may do with this version now, in the table's order.

    Callers that know its circumstances pass them; else they are queried once.
    """
    now = change_mark.present()
    past = [known] if known else []
    return [
        offer_of(row, article, by, now, past)
        for row in open_in(article.phase(now))
        if rights.holds(by, row.right, article)
    ]


def offer(article: Article, by: User, name: str, *, has_choice: bool = True) -> Offer:
    """Return the offer of this one move, which takes fewer queries.

    Without `has_choice` it is judged as if nothing were chosen for it.

    Raises Refused, with the reason, if it isn't offered or would be refused.
    """
    row, now = TRANSITIONS[name], change_mark.present()
    act = imagined(row, article, by, now)
    check_phase(act)
    check_right(act)
    found = offer_of(row, article, by, now)
    if found.refusal:
        raise found.refusal
    if not has_choice:
        for guard in (GUARDS[name] for name in row.guards if GUARDS[name].choices):
            guard.check(act)
    return found


def offer_of(
    row: Transition,
    article: Article,
    by: User,
    now: datetime,
    past: list[Circumstances] | None = None,
) -> Offer:
    needs_note = row.needs_note(own=article.author_id == by.pk)
    act = imagined(row, article, by, now)
    act.past = [] if past is None else past
    for guard in (GUARDS[name] for name in row.guards):
        if guard.choices:
            continue
        try:
            guard.check(act)
        except Refused as refusal:
            if refusal.code != "note-missing":
                return Offer(row, needs_note, refusal, by)
            needs_note = True
    return Offer(row, needs_note, by=by)


def imagined(row: Transition, article: Article, by: User, now: datetime) -> Act:
    return Act(
        row=row,
        article=article,
        edition=article.edition,
        by=by,
        note="",
        now=now,
        options=told(row.name, None),
    )


def may_revise(article: Article, by: User) -> bool:
    """Return whether a next version would start from this one, and none has."""
    if article.is_working or not rights.may_take_up(by, article):
        return False
    if writing.why_closed(article.language):
        return False
    if article.edition.working_version():
        return False
    return article.edition.articles.latest_begun().filter(pk=article.pk).exists()


def languages_to_translate_into(
    article: Article, by: User, story: Collection[str] | None = None
) -> list[tuple[str, str | Promise]]:
    """Return code and name of the languages in which a draft may be begun now, of a
    version that is shown to `by`.

    `story` are the languages in which its story has a version, if they are known.
    """
    if not by.has_perm("articles.add_article"):
        return []
    made_from = article.translated_from  # not back over that
    there = made_from.language if made_from else ""
    return [one for one in writing.languages_without(article, story) if one[0] != there]
