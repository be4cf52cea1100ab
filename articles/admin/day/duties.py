"""Pages that readers are owed by law: what is missing, and what is due.

The desk's first page names it to whom it concerns.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Page, PageKind

REQUIRED = (PageKind.IMPRINT, PageKind.PRIVACY, PageKind.ACCESSIBILITY)


@dataclass(frozen=True, slots=True)
class Duty:
    """`address` leads to where it is done."""

    label: str
    address: str


def duties_of(user) -> list[Duty]:
    """Return what this person can do something about."""
    duties: list[Duty] = []
    if user.has_perm("articles.add_page"):
        duties += missing_pages()
    if user.has_perm("articles.change_page"):
        duties += overdue_reviews()
    return duties


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
