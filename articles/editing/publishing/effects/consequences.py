"""Say in words what a move will bring about, where that depends on the article.

`docs/workflow.md` contains the docstrings of the functions that `verbs` names.
"""

from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.domain.rights import asks_for_readers
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.circumstances import Circumstances
from articles.editing.publishing.attempt.explaining import moment
from articles.editing.publishing.attempt.options import (
    Options,
    Plan,
    Publication,
    Window,
    Withdrawal,
)
from articles.editing.publishing.attempt.plans import name_of, plan_of
from articles.editing.publishing.effects.approving import (
    lateness,
    publication_due,
    what_hinders,
)
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.models import Article, User, given
from articles.workflow import Phase


def publication(article: Article, told: Publication, by: User | None) -> str:
    """Say when it goes live, what it replaces, and when it ends."""
    sentences = [
        _("It goes live on %(at)s.") % {"at": moment(told.at)}
        if told.at
        else _("It goes live at once.")
    ]
    return " ".join([*sentences, *replaced(article, told), *ended(told)])


def replaced(article: Article, told: Window) -> list[str]:
    """Say which version it takes the place of, and which one has to wait for it."""
    others = others_ahead(article)
    live = [one for one in others if one.phase(told.at) is Phase.LIVE]
    sentences = [_("It replaces version %(n)s.") % {"n": one.number} for one in live]
    return [*sentences, *displaced(others)]


def ended(told: Window) -> list[str]:
    if not told.expires_at:
        return []
    return [_("It disappears on %(at)s.") % {"at": moment(told.expires_at)}]


def planning(article: Article, told: Plan, by: User | None) -> str:
    """Say that an approval publishes it, when, what it replaces, when it ends, and what
    ends the plan."""
    if told.at:
        first = _(
            "It waits in review, and goes live on %(at)s if someone else "
            "has approved exactly this text by then; otherwise as soon "
            "as someone does."
        ) % {"at": moment(told.at)}
    else:
        first = _(
            "It waits in review, and goes live the moment someone else "
            "approves exactly this text."
        )
    sentences = [first, *replaced(article, told), *ended(told)]
    return " ".join([*sentences, _("Any change to the text cancels that.")])


class AfterApproval:
    """The effect that an approval by this user would have now, for its button and the
    words beside it. Makes no query as long as nothing is planned, and one if no more is
    known of the article.
    """

    def __init__(
        self, article: Article, by: User | None, known: Circumstances | None = None
    ):
        self.article, self.by = article, by
        self.planned = known.plan if known else plan_of(article)

    @cached_property
    def due(self) -> Act[Publication]:
        planned, edition = given(self.planned), self.article.edition
        return publication_due(planned, self.article, edition, change_mark.present())

    @cached_property
    def refusal(self) -> Refused | None:
        return what_would_hinder(self.due, self.by)

    @property
    def publication(self) -> Publication | None:
        """Return what it would publish, None if it wouldn't."""
        is_published = self.planned is not None and self.refusal is None
        return self.due.options if is_published else None

    def words(self) -> str:
        recorded = _("Your approval of exactly this text is recorded.")
        if self.planned is None:
            return _(
                "Your approval of exactly this text is recorded. Any change "
                "needs a new approval."
            )
        who = name_of(self.planned)
        if self.refusal:
            why = _("It wasn't published as %(who)s planned: %(why)s")
            return f"{recorded} {why % {'who': who, 'why': self.refusal.why}}"
        sentences = [
            recorded,
            _("That publishes it, as %(who)s planned.") % {"who": who},
            lateness(self.planned, change_mark.present()),
            publication(self.article, self.due.options, self.by),
        ]
        return " ".join(filter(None, sentences))


def what_would_hinder(due: Act[Publication], by: User | None) -> Refused | None:
    """Return why this user's approval wouldn't publish it, or None if it would."""
    if by is None or not asks_for_readers():
        # Anybody's approval completes the four eyes, so this guard is skipped.
        return what_hinders(due, but={"four_eyes"})
    # The planner may not read the language; then more approvals than one are needed.
    due.past = [due.so_far.with_approval(by)]
    return what_hinders(due)


def approval(article: Article, told: Options, by: User | None) -> str:
    """Say that it is recorded; if an approval is to publish it, when it goes live, what
    it replaces and when it ends, or what is in the way."""
    return AfterApproval(article, by).words()


def cancellation(article: Article, told: Options, by: User | None) -> str:
    """Say when it won't appear, and that it goes back to review."""
    return _("It won't appear on %(at)s and goes back to review.") % {
        "at": moment(given(article.live_from))
    }


def withdrawal(article: Article, told: Withdrawal, by: User | None) -> str:
    """Say what disappears, what stands at its address, and what goes back to review."""
    gone = _(
        "Its text disappears from the site and the feeds at once. "
        "Its address shows what you choose here, with the reason."
    )
    return " ".join([gone, *displaced(others_ahead(article))])


def reinstatement(article: Article, told: Options, by: User | None) -> str:
    """Say that the same text goes live at once, and as which version."""
    newest = article.edition.articles.latest("number")
    return _("The same text goes live at once, as version %(number)s.") % {
        "number": newest.number + 1
    }


def others_ahead(article: Article) -> list[Article]:
    """Return the other versions of its edition whose window isn't over: one query."""
    now = change_mark.present()
    others = article.edition.articles.windowed().exclude(pk=article.pk)
    is_ahead = Q(live_until=None) | Q(live_until__gt=now)
    return list(others.filter(is_ahead).defer("body").order_by("live_from"))


def displaced(others: list[Article]) -> list[str]:
    """Say which scheduled version would have to go back to review."""
    return [
        _("Version %(n)s, scheduled for %(at)s, goes back to review.")
        % {"n": one.number, "at": moment(given(one.live_from))}
        for one in others
        if one.phase() is Phase.SCHEDULED
    ]
