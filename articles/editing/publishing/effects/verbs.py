"""The deed, the announced consequence and the options of each transition of the table.

`moving` has checked the act, and holds the lock on the edition.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.domain import site_version
from articles.domain.content import content_of, release
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.options import (
    Options,
    Plan,
    Publication,
    Withdrawal,
)
from articles.editing.publishing.effects import consequences
from articles.editing.publishing.effects.appearing import cancel_schedule, publish
from articles.editing.publishing.effects.approving import approve, plan
from articles.editing.publishing.effects.statuses import (
    change_status,
    park_scheduled,
    record,
    unpark,
    write_status,
)
from articles.editing.writing import add_version, bases
from articles.models import Article, Snapshot, User
from articles.workflow import Change, Phase, Status


def withdraw(act: Act[Withdrawal]) -> Article:
    parked = park_scheduled(act.edition, act.now)
    article = change_status(
        act,
        ended_at=act.now,
        ending=act.options.ending,
        ending_reason=act.note,
        replaced_by=act.options.replaced_by,
    )
    site_version.bump()
    unpark(act, parked, discard=act.options.discard_scheduled)
    return article


def reinstate(act: Act) -> Article:
    """Publish the withdrawn content again, as the next version, from now on."""
    content = content_of(act.article) | {"change_kind": Change.UPDATE}
    content["change_note"] = ""
    copy = add_version(
        act.edition,
        content,
        by=act.by,
        author=act.article.author,
        origin=Snapshot.Origin.COPY,
        status=Status.DISCARDED,  # until it gets its window
        translated_from=bases([act.article]).get(act.article.pk),
    )
    # Park only after the copy is written: writing it frees the slugs of discarded
    # versions, and a parked one has that status for the moment.
    parked = park_scheduled(act.edition, act.now)
    write_status(act, copy, live_from=act.now, live_until=act.now)
    site_version.bump()
    record(act, copy, Phase.WITHDRAWN)
    unpark(act, parked)
    return copy


def discard(act: Act) -> Article:
    article = change_status(act)
    release(act.edition)
    return article


@dataclass(frozen=True, slots=True)
class Verb:
    """The code for a row of the table: its deed, its consequence, its options.

    The consequence is a sentence, or a function of the article, the options and the
    user, if that is known.
    """

    act: Callable[[Act[Any]], Article]
    consequence: Promise | Callable[[Article, Any, User | None], str]
    options: type[Options] = Options


VERBS = {
    "submit": Verb(
        change_status,
        _("It goes to the editors for review. You can take it back while it is there."),
    ),
    "take_back": Verb(
        change_status,
        _("It becomes a draft again, and can be changed."),
    ),
    "send_back": Verb(
        change_status,
        _("It becomes a draft again, with your note."),
    ),
    "approve": Verb(
        approve,
        consequences.approval,
    ),
    "publish": Verb(
        publish,
        consequences.publication,
        Publication,
    ),
    "publish_on_approval": Verb(
        plan,
        consequences.planning,
        Plan,
    ),
    "call_off": Verb(
        change_status,
        _("It stays in review. An approval alone no longer publishes it."),
    ),
    "cancel_schedule": Verb(
        cancel_schedule,
        consequences.cancellation,
    ),
    "withdraw": Verb(
        withdraw,
        consequences.withdrawal,
        Withdrawal,
    ),
    "reinstate": Verb(
        reinstate,
        consequences.reinstatement,
    ),
    "discard": Verb(
        discard,
        _("This version is closed for good. What was written is kept in its history."),
    ),
    "undo_submit": Verb(
        change_status,
        _("It becomes a draft again, as it was."),
    ),
    "undo_take_back": Verb(
        change_status,
        _("It is in review again. Any plan to publish it has ended."),
    ),
    "undo_send_back": Verb(
        change_status,
        _("It is in review again. Your note stays in its history."),
    ),
    "undo_approve": Verb(
        change_status,
        _("Your approval no longer counts."),
    ),
}


def told(name: str, options: Options | None) -> Options:
    """Return the options of a transition; its defaults for None.

    Raises TypeError for options of another transition, since the caller is wrong then.
    """
    kind = VERBS[name].options
    if options is None:
        return kind()
    if type(options) is not kind:
        wanted = "no options" if kind is Options else f"a {kind.__name__}"
        raise TypeError(f"“{name}” takes {wanted}, but was given {options!r}.")
    return options


def consequence(
    article: Article,
    name: str,
    options: Options | None = None,
    *,
    by: User | None = None,
) -> str:
    """Describe what a transition by this user will bring about."""
    words = VERBS[name].consequence
    if isinstance(words, Promise):
        return str(words)
    return words(article, told(name, options), by)
