"""Pages that the law demands for readers: missing ones, and those due for review.

The desk's first page shows them to the users who can act on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.db.models import DateField, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.foundation.languages import language_name, offered
from articles.models import LEGAL, Page, PageKind, Proposal

WAYS = ("add", "change")

# The key of the proposal of a page, by the page's language and kind.
type Proposed = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Duty:
    """`address` leads to the page for doing it."""

    label: str
    address: str


def duties_of(user) -> list[Duty]:
    """Return what this person can do something about."""
    adds, changes = (user.has_perm(f"articles.{verb}_page") for verb in WAYS)
    if not adds and not changes:
        return []
    pages, proposed = pages_and_proposed()
    missing, due = missing_pages(pages, proposed), overdue_reviews(pages)
    return [*(missing if adds else ()), *(due if changes else ())]


def pages_and_proposed() -> tuple[list[Page], Proposed]:
    """Return all pages, and the keys of proposed ones: one query."""
    told = ("pk", "language", "kind", "title")
    pages = Page.objects.order_by().values_list(*told, "reviewed_on", Value(True))
    proposals = Proposal.objects.open().filter(page=None).order_by()
    day = Value(None, DateField())
    found, proposed = [], {}
    for row in pages.union(proposals.values_list(*told, day, Value(False)), all=True):
        pk, language, kind, title, reviewed_on, is_stored = row
        if is_stored:
            page = Page(pk, language=language, kind=kind, title=title)
            page.reviewed_on = reviewed_on
            found.append(page)
        else:
            proposed[language, kind] = pk
    return sorted(found, key=lambda page: (page.language, page.pk)), proposed


def missing_pages(pages: list[Page], proposed: Proposed) -> Iterator[Duty]:
    there = {(page.language, page.kind) for page in pages}
    for language, kind in product(offered(), LEGAL):
        if (language, kind) not in there:
            yield missing(language, kind, proposed.get((language, kind)))


def missing(language: str, kind: PageKind, proposal: int | None) -> Duty:
    said = {"page": kind.label, "language": language_name(language)}
    if proposal:
        address = reverse("admin:articles_proposal_change", args=[proposal])
        return Duty(_("Missing, but proposed: %(page)s (%(language)s)") % said, address)
    query = {"language": language, "kind": kind.value}
    address = reverse("admin:articles_page_add", query=query)
    return Duty(_("Missing: %(page)s (%(language)s)") % said, address)


def overdue_reviews(pages: list[Page]) -> Iterator[Duty]:
    today = timezone.localdate()
    for page in pages:
        if page.needs_review(today):
            words = _("Yearly review due: %(page)s (%(language)s)")
            yield Duty(
                words % {"page": page, "language": page.get_language_display()},
                reverse("admin:articles_page_change", args=[page.pk]),
            )
