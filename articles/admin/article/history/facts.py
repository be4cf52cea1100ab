"""Facts about an article beside its text, such as its author and approvals."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext, pgettext

from articles.admin.article.history.timeline import Entry
from articles.admin.parts.saying import Link, change_url, embargo_url, who
from articles.domain import rights
from articles.domain.content import TABLE, Place, at
from articles.editing.publishing import may_embargo, moment, without_undone
from articles.models import AiUse, Article, Decision, Embargo, ReaderReport, User, given
from articles.workflow import APPROVALS, Phase


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the article's state: its label, its value, its link."""

    label: str
    value: str
    address: str = ""


def facts_of(article: Article, user: User, decisions: list[Decision]) -> list[Fact]:
    """Return the facts that have a value, but none that the form itself asks for."""
    is_typed = rights.may_change(user, article)
    facts = [
        *([] if is_typed else change_of(article)),
        Fact(_("Written by"), who(article.author)),
        *origin_of(article),
        Fact(_("Approved by"), approved_by(article, decisions)),
        *([] if is_typed else reading_of(article)),
        Fact(_("Last saved"), last_saved(article)),
        *embargo_on(article, user),
        Fact(begins(article), said(article.live_from)),
        Fact(_("Live until"), said(article.live_until)),
        Fact(_("Withdrawn"), said(article.ended_at)),
        Fact(_("Reason"), article.ending_reason),
        *replacement_of(article),
        *errors_reported(article, user),
        *reach_of(article, user),
    ]
    return [fact for fact in facts if fact.value]


def reading_of(article: Article) -> list[Fact]:
    """Say who read in full what AI wrote, if it wrote any of it."""
    row = AiUse.of(article)
    if row is None or not (row.read_by or row.is_unread):
        return []
    return [Fact(_("Words by AI read in full by"), row.read_by or _("nobody"))]


def begins(article: Article) -> str:
    """Return the name of the moment at which it becomes public, or became so."""
    ahead = article.phase() is Phase.SCHEDULED
    return pgettext("fact", "Goes live") if ahead else _("Live from")


def said(at) -> str:
    return moment(at) if at else ""


def embargo_on(article: Article, user: User) -> list[Fact]:
    """Say until when nothing of the story goes live, or who lifted that; lead to why.

    Nothing is said of an embargo that ended by itself.
    """
    until = getattr(article, "embargoed_until", None)
    lifted_at = None if until else getattr(article, "embargo_lifted", None)
    address = ""
    if may_embargo(user, article):
        address = embargo_url(article)
    if until:
        return [Fact(_("Embargo until"), moment(until), address)]
    if lifted_at is None:
        return []
    rows = Embargo.objects.filter(story=article.edition.story_id)
    by = given(rows.select_related("lifted_by").last()).lifted_by
    said = _("lifted by %(who)s, %(at)s") % {"who": who(by), "at": moment(lifted_at)}
    return [Fact(_("Embargo"), said, address)]


def change_of(article: Article) -> list[Fact]:
    if not article.is_change:
        return []
    return [
        Fact(
            str(TABLE[name].label), TABLE[name].kind.words(getattr(article, name), str)
        )
        for name in at(Place.CHANGE)
    ]


def origin_of(article: Article) -> list[Fact]:
    """Return its state in the system it came from, until it was public here."""
    edition = article.edition
    if not edition.came_as or edition.published_at:
        return []
    told = edition.get_came_as_display()
    if edition.came_for:
        told = f"{told}, {moment(edition.came_for)}"
    return [Fact(_("Before the import"), told)]


def errors_reported(article: Article, user: User) -> list[Fact]:
    """Lead to what readers found wrong in any version, until somebody answers it."""
    # Nobody reports what nobody could read.
    is_known = article.edition.published_at is not None
    if not is_known or not user.has_perm("articles.change_readerreport"):
        return []
    found = ReaderReport.objects.open().filter(article__edition=article.edition_id)
    keys = list(found.order_by("sent_at", "pk").values_list("pk", flat=True))
    if not keys:
        return []
    said = ngettext("%(count)d open", "%(count)d open", len(keys))
    address = reverse("admin:articles_readerreport_change", args=keys[:1])
    return [Fact(_("Errors reported"), said % {"count": len(keys)}, address)]


def reach_of(article: Article, user: User) -> list[Fact]:
    """Link to the numbers of requests; the form itself doesn't query them."""
    begins = article.live_from
    if begins is None or begins > timezone.now():
        return []
    if not user.has_perm("articles.view_articlereach"):
        return []
    address = reverse("articles_article_reach", args=[article.pk])
    return [Fact(pgettext("pages", "Reach"), _("Requests per day"), address)]


def approvals_of(article: Article, decisions: list[Decision]) -> list[Decision]:
    """Return the approvals of exactly this content, the newest first."""
    return [
        decision
        for decision in reversed(without_undone(reversed(decisions)))
        if decision.transition in APPROVALS
        and decision.content_hash == article.content_hash
    ]


def approved_by(article: Article, decisions: list[Decision]) -> str:
    approvals = map(Entry, approvals_of(article, decisions))
    said = "; ".join(f"{one.who}, {one.moment}" for one in approvals)
    if said or article.phase() is not Phase.IN_REVIEW:
        return said
    return _("Nobody yet for exactly this text")


def last_saved(article: Article) -> str:
    last = article.snapshots.select_related("by").defer("content").latest("lock")
    entry = Entry(last)
    return f"{entry.moment}, {entry.who}"


def replacement_of(article: Article) -> list[Fact]:
    other = article.replaced_by and article.replaced_by.live_article(timezone.now())
    if not other:
        return []
    link = Link(str(other), change_url(other))
    return [Fact(_("Replaced by"), link.text, link.address)]
