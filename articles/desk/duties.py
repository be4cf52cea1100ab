"""What readers are owed by law: an imprint, an accessibility statement, an answer.

The desk's first page names what is missing to whom it concerns.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import LEGAL, BarrierReport, Page, PageKind, Proposal


@dataclass(frozen=True, slots=True)
class Duty:
    """`address` leads to where it is done; `count` is of things that are counted."""

    label: str
    address: str
    count: int | None = None


def duties_of(user) -> list[Duty]:
    """Return what this person can do something about."""
    duties = []
    if user.has_perm("articles.change_barrierreport"):
        duties.append(open_reports())
    if user.has_perm("articles.add_page"):
        duties += missing_pages()
    if user.has_perm("articles.change_page"):
        duties += overdue_reviews()
    return duties


def open_reports() -> Duty:
    address = reverse(
        "admin:articles_barrierreport_changelist", query={"state": "open"}
    )
    return Duty(
        _("Barrier reports to answer"), address, BarrierReport.objects.open().count()
    )


def missing_pages() -> Iterator[Duty]:
    there = set(Page.objects.values_list("language", "kind"))
    proposals = Proposal.objects.open().filter(page=None)
    proposed = {(one.language, one.kind): one.pk for one in proposals}
    for language, _name in settings.LANGUAGES:
        for kind in LEGAL:
            if (language, kind) not in there:
                yield missing(language, kind, proposed.get((language, kind)))


def missing(language: str, kind: PageKind, proposal: int | None) -> Duty:
    said = {"page": kind.label, "language": dict(settings.LANGUAGES)[language]}
    if proposal:
        address = reverse("admin:articles_proposal_change", args=[proposal])
        return Duty(_("Missing, but proposed: %(page)s (%(language)s)") % said, address)
    query = {"language": language, "kind": kind.value}
    address = reverse("admin:articles_page_add", query=query)
    return Duty(_("Missing: %(page)s (%(language)s)") % said, address)


def overdue_reviews() -> Iterator[Duty]:
    today = timezone.localdate()
    statements = Page.objects.filter(kind=PageKind.ACCESSIBILITY).order_by("language")
    for page in statements.defer("body"):
        if page.needs_review(today):
            words = _("Yearly review due: %(page)s (%(language)s)")
            yield Duty(
                words % {"page": page, "language": page.get_language_display()},
                reverse("admin:articles_page_change", args=[page.pk]),
            )
