"""The user's writing and reviewing: returned drafts, articles waiting for them, and
their own that wait for others. Four queries, whatever the stock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from articles.admin.day.section import (
    SHOWN,
    Row,
    Section,
    Step,
    all_of,
    asking_step,
    listed,
    section,
    step,
)
from articles.admin.parts.afterwards import review_url
from articles.admin.parts.near import near, waiting
from articles.admin.parts.saying import Link, change_url, held_by, planned, who
from articles.admin.parts.standing import APPROVED
from articles.domain import rights
from articles.editing.publishing import (
    Circumstances,
    awaiting_review,
    circumstances,
    concerns,
    is_ready,
    is_to_read,
)
from articles.models import Article, Decision, Snapshot, User
from articles.workflow import RETURNS, TRANSITIONS, Change, Phase

# So many drafts of one person are looked through, the last begun in front.
MOST = 200
PUBLISH = gettext_lazy("Publish now")
SUBMITTING, PUBLISHING = TRANSITIONS["submit"], TRANSITIONS["publish"]


@dataclass(slots=True)
class InWork:
    """The user's drafts and the articles in review, with their circumstances."""

    drafts: list = field(default_factory=list)
    returned: list[Circumstances] = field(default_factory=list)
    in_review: list[Circumstances] = field(default_factory=list)


def in_work(user: User) -> InWork:
    if not user.has_perm("articles.change_article"):
        return InWork()
    drafts, waits = own_drafts(user), awaiting_review(user)
    back = [one for one in drafts if one.last_move in RETURNS]
    known = circumstances([*waits, *back])
    return InWork(
        drafts, [known[one.pk] for one in back], [known[one.pk] for one in waits]
    )


def work_of(
    user: User, work: InWork, reviewers: Mapping[int, User] | None = None
) -> list[Section]:
    """Return the lists of the user's work, and of what others do for them.

    `reviewers` are others who have taken a text, by edition.
    """
    drafts, came = work.drafts, work.in_review
    hers = {one.article.pk: one for one in came if concerns(one, user)}
    approved = [one for one in hers.values() if is_ready(one, user)]
    ready = [one for one in approved if not holds(one)]
    held = [one for one in approved if holds(one)]
    fresh = [one for one in hers.values() if not is_ready(one, user)]
    others = [one for one in came if one.article.pk not in hers and is_by(one, user)]
    new = [one for one in drafts if one.last_move not in RETURNS]
    return [
        *returned(work.returned, len(drafts), user),
        *to_review(
            fresh, sum(is_to_read(one, user) for one in hers.values()), reviewers or {}
        ),
        *to_publish(ready, sum(one.is_approved for one in came), user),
        *held_back(held),
        *with_others(others, len(came)),
        *begun(new, len(drafts), user),
    ]


def own_drafts(user: User) -> list:
    """Return the person's drafts with when they were saved and how they came to be
    drafts, the last saved in front.
    """
    of_it = {"article": OuterRef("pk")}
    saves = Snapshot.objects.filter(**of_it).order_by("-lock").values("at")
    moves = (
        Decision.objects.standing()
        .filter(**of_it)
        .exclude(phase_before=F("phase_after"))
    )
    last = moves.order_by("-lock").values("transition")
    drafts = Article.objects.visible_to(user).in_phase(Phase.DRAFT).filter(author=user)
    drafts = drafts.filter(edition__is_template=False)
    drafts = drafts.select_related("edition").defer("body")
    drafts = drafts.annotate(
        saved_at=Coalesce(Subquery(saves[:1]), "created_at"),
        last_move=Subquery(last[:1]),
    )
    found = list(drafts.order_by("-pk")[:MOST])
    return sorted(found, key=lambda one: one.saved_at, reverse=True)


def is_by(one: Circumstances, user: User) -> bool:
    edited = any(by == user.pk for by, _lock in one.edits)
    return edited or one.article.author_id == user.pk


def returned(back: list[Circumstances], drafts: int, user: User) -> list[Section]:
    decided = [(one.return_, one.article) for one in back if one.return_]
    decided.sort(key=lambda pair: pair[0].at, reverse=True)
    rows = [
        row(article, who(decision.by), near(decision.at), note=decision.note)
        for decision, article in decided
    ]
    lists = own_list(user, drafts, 0) if len(rows) > SHOWN else []
    return section("returned", _("Came back to you"), rows, lists)


def to_review(
    ones: list[Circumstances], total: int, reviewers: Mapping[int, User]
) -> list[Section]:
    """Return what is to be reviewed: last what somebody else has taken."""
    free = [one for one in ones if one.article.edition_id not in reviewers]
    taken = [one for one in ones if one.article.edition_id in reviewers]
    rows = [
        row(
            one.article,
            reviewed_by(reviewers.get(one.article.edition_id)),
            waiting(one.waiting_since),
            submitter(one),
            held_by(one.article),
            approvers(one),
            planned(one),
            one.article.get_change_kind_display(),
            language_of(one.article),
            address=review_url(one.article),
        )
        for one in [*free, *taken]
    ]
    lists = queue(total, len(rows))
    return section("review", _("For you to review"), rows, lists)


def publishing_step(one: Circumstances, user: User) -> Step:
    """Publish at once what somebody else has approved; else ask first."""
    if one.is_approved_by_another(user):
        return step(one.article, PUBLISHING.name, PUBLISH, when="now")
    return asking_step(one.article, PUBLISHING.name)


def to_publish(ones: list[Circumstances], total: int, user: User) -> list[Section]:
    """Return approved articles that the user may publish now."""
    rows = [
        row(
            one.article,
            approvers(one),
            waiting(one.waiting_since),
            planned(one),
            one.article.get_change_kind_display(),
            language_of(one.article),
            address=review_url(one.article),
            step=publishing_step(one, user),
        )
        for one in ones
    ]
    lists = all_approved(total, len(rows)) if len(rows) > SHOWN else []
    return section("publish", _("Ready to publish"), rows, lists)


def held_back(ones: list[Circumstances]) -> list[Section]:
    """Return approved articles that nobody can publish while a comment holds them."""
    rows = [
        row(
            one.article,
            held_by(one.article),
            approvers(one),
            planned(one),
            *what(one.article),
            address=review_url(one.article),
        )
        for one in ones
    ]
    return section("held", _("Approved, held by comments"), rows, [], is_quiet=True)


def holds(one: Circumstances) -> bool:
    return bool(one.article.edition.blocking_comments)


def with_others(ones: list[Circumstances], total: int) -> list[Section]:
    rows = [
        row(
            one.article,
            waiting(one.waiting_since),
            held_by(one.article),
            approvers(one) or planned(one) or _("not approved yet"),
            *what(one.article),
        )
        for one in ones
    ]
    lists = in_review(total, len(rows)) if len(rows) > SHOWN else []
    return section("waiting", _("Submitted, waiting"), rows, lists, is_quiet=True)


def begun(drafts: list, total: int, user: User) -> list[Section]:
    rows = [
        row(
            one,
            _("saved %(when)s") % {"when": near(one.saved_at)},
            *what(one),
            step=submission(one, user),
        )
        for one in drafts
    ]
    lists = own_list(user, total, len(rows))
    return section("drafts", _("Your drafts"), rows, lists)


def submission(article: Article, user: User) -> Step | None:
    may = rights.holds(user, SUBMITTING.right, article)
    return step(article, SUBMITTING.name) if may else None


def row(article: Article, *facts: str, address: str = "", **more) -> Row:
    return Row(
        str(article),
        address or change_url(article),
        [fact for fact in facts if fact],
        language=article.language,
        **more,
    )


def submitter(one: Circumstances) -> str:
    came = one.submission
    return (came and _("submitted by %(who)s") % {"who": who(came.by)}) or ""


def reviewed_by(person: User | None) -> str:
    return _("%(who)s reviews it") % {"who": who(person)} if person else ""


def approvers(one: Circumstances) -> str:
    people = dict.fromkeys(who(decision.by) for decision in one.approvals)
    return (people and _("approved by %(who)s") % {"who": ", ".join(people)}) or ""


def what(article: Article) -> tuple[str, str]:
    """Return the kind of change, if it is one, and the language."""
    kind = article.get_change_kind_display()
    is_first = article.change_kind == Change.FIRST
    return "" if is_first else kind, language_of(article)


def language_of(article: Article) -> str:
    return article.edition.get_language_display()


def queue(total: int, shown: int) -> list[Link]:
    """Lead to all that wait for the user, those that others approved among them."""
    address = reverse("review_queue")
    words = _("Go through all, one by one: %(count)s")
    if total > shown:
        words = _("Go through all, approved ones too: %(count)s")
    return all_of(total, shown, MOST, address, words)


def in_review(total: int, shown: int) -> list[Link]:
    words = pgettext("list", "All in review: %(count)s")
    address = listed("article", phase=Phase.IN_REVIEW)
    return all_of(total, shown, MOST, address, words)


def all_approved(total: int, shown: int) -> list[Link]:
    words = pgettext("list", "All approved: %(count)s")
    return all_of(total, shown, MOST, listed("article", phase=APPROVED), words)


def own_list(user: User, total: int, shown: int) -> list[Link]:
    words = _("All your drafts: %(count)s")
    address = listed("article", phase=Phase.DRAFT, author__id__exact=user.pk)
    return all_of(total, shown, MOST, address, words)
