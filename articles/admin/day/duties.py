"""What readers are owed by law: an imprint, an accessibility statement, an answer.

The desk's first page names what is missing to whom it concerns.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import BarrierReport, Page, PageKind

REQUIRED = (PageKind.IMPRINT, PageKind.PRIVACY, PageKind.ACCESSIBILITY)


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
    for language, name in settings.LANGUAGES:
        for kind in REQUIRED:
            if (language, kind) not in there:
                words = _("Missing: %(page)s (%(language)s)")
                yield Duty(
                    words % {"page": kind.label, "language": name},
                    reverse(
                        "admin:articles_page_add",
                        query={"language": language, "kind": kind.value},
                    ),
                )


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
