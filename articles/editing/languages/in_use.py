"""The languages of the newsroom and of its database, and how much there is in each.

A language that no setting names stays in the database: nobody reads it until one does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from articles.foundation.languages import (
    UnknownLanguage,
    answering,
    is_offered,
    offered,
    row_of,
)
from articles.models import (
    KINDS,
    Article,
    Decision,
    Dossier,
    Edition,
    Image,
    Masthead,
    Page,
)
from articles.workflow import PLANS, Status

type Standing = Literal["offered", "former", "unknown"]


@dataclass(frozen=True, slots=True)
class InUse:
    """The numbers of one language."""

    code: str
    standing: Standing
    public: int
    scheduled: int
    planned: int
    in_review: int
    drafts: int
    pages: int
    has_masthead: bool
    unnamed_labels: int
    undescribed_pictures: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Versions in one language that are to become public later."""

    code: str
    scheduled: int
    planned: int

    def __str__(self):
        return (
            f"In {named(self.code)}, which the newsroom doesn't offer, versions are to "
            f"become public: {self.scheduled} scheduled, {self.planned} once approved."
        )


def named(code: str) -> str:
    """Return the English name of a language with its code, for operators."""
    try:
        return f"{row_of(code).label} ({code})"
    except UnknownLanguage:
        return code


def codes_in_use() -> tuple[str, ...]:
    """Return the languages of the settings, then the others of the database."""
    stored: set[str] = set()
    for model in (Edition, Page, Masthead, Dossier):
        rows = model._default_manager.order_by()
        stored.update(rows.values_list("language", flat=True).distinct())
    known = answering()
    return (*known, *sorted(stored.difference(known)))


def standing_of(code: str) -> Standing:
    if is_offered(code):
        return "offered"
    return "former" if code in answering() else "unknown"


def planned() -> QuerySet[Article]:
    """Query the versions that an approval is to publish."""
    # As `plan_of` decides: the plan is the last that happened to the version.
    plans = Decision.objects.filter(
        article=OuterRef("pk"),
        transition__in=PLANS,
        lock=OuterRef("lock"),
        content_hash=OuterRef("content_hash"),
    )
    return Article.objects.awaiting_review().filter(Exists(plans))


def in_use() -> list[InUse]:
    articles = {
        "public": counted(Article.objects.public()),
        "scheduled": counted(Article.objects.scheduled()),
        "planned": counted(planned()),
        "in_review": counted(Article.objects.awaiting_review()),
        "drafts": counted(Article.objects.filter(status=Status.DRAFT)),
    }
    pages = counted_pages()
    mastheads = set(Masthead.objects.values_list("language", flat=True))
    return [
        InUse(
            code=code,
            standing=standing_of(code),
            pages=pages.get(code, 0),
            has_masthead=code in mastheads,
            unnamed_labels=unnamed_labels(code),
            undescribed_pictures=undescribed_pictures(code),
            **{name: numbers.get(code, 0) for name, numbers in articles.items()},
        )
        for code in codes_in_use()
    ]


def counted(articles: QuerySet[Article]) -> dict[str, int]:
    """Return the number of these versions in each language."""
    found = articles.order_by().values(code=F("edition__language"))
    return dict(found.annotate(number=Count("pk")).values_list("code", "number"))


def counted_pages() -> dict[str, int]:
    found = Page.objects.order_by().values_list("language").annotate(Count("pk"))
    return dict(list(found))


def unnamed_labels(code: str) -> int:
    return sum(
        kind.model._default_manager.unnamed_in(code).count() for kind in KINDS.values()
    )


def undescribed_pictures(code: str) -> int:
    return Image.objects.undescribed(code).count()


def waiting() -> list[Waiting]:
    """Return what is to become public in languages that aren't offered."""
    scheduled = counted(elsewhere(Article.objects.scheduled()))
    to_approve = counted(elsewhere(planned()))
    codes = sorted({*scheduled, *to_approve})
    return [Waiting(c, scheduled.get(c, 0), to_approve.get(c, 0)) for c in codes]


def elsewhere(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Keep those in languages that aren't offered."""
    return articles.exclude(edition__language__in=offered())


def public_addresses(codes: Iterable[str]) -> dict[str, int]:
    """Return how many public addresses there are in each of these languages: articles,
    notices, and pages.
    """
    codes = list(codes)
    if not codes:
        return {}
    public, notices = Article.objects.public(), Article.objects.notices()
    parts = [
        counted(public.filter(edition__language__in=codes)),
        counted(notices.filter(edition__language__in=codes)),
        counted_pages(),
    ]
    return {code: sum(part.get(code, 0) for part in parts) for code in codes}
