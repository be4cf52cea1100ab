"""The constraints and indexes of articles, the list of their content fields, and the
refusal to change a published version: public content stays as it was.
"""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles.foundation.refusal import Refused
from articles.models.queries.prefixes import Bytewise
from articles.workflow import WINDOWED, WORKING, Ending, Status

UNPUBLISHED = frozenset(Status) - WINDOWED
# The form that indexes and constraints use. Queries use `spelled_out`.
WORKING_Q = Q(status__in=sorted(WORKING))
WINDOWED_Q = Q(status__in=sorted(WINDOWED))
STANDING_Q = Q(stands_for_edition=True)
LATER = Q(number__gt=1)
# The versions of an edition that hide one, and those that end what it can be read for:
# nobody reads again what was withdrawn, or what that had replaced.
HIDES = Q(hides_former=True, live_from__gt=OuterRef("live_from"))
CUTS_OFF = Q(status=Status.WITHDRAWN, live_from__gte=OuterRef("live_from"))


INDEXES = [
    # The complete order of readers' lists: nothing is left to be sorted.
    models.Index(
        fields=["-printed_on", "-published_at", "-id"],
        condition=WINDOWED_Q,
        name="article_newest_first",
    ),
    # The desk's list, by day and by person, and the phases that few articles are in.
    models.Index(fields=["-id"], condition=STANDING_Q, name="article_stands"),
    models.Index(fields=["-printed_on", "-id"], name="article_by_day"),
    # Translations behind their originals; those that fell behind last come first.
    models.Index(
        fields=["-behind_since", "-id"],
        condition=STANDING_Q & Q(behind_since__isnull=False),
        name="article_behind",
    ),
    # The key's own index has all articles that are no translations under one value.
    # Once SQLite has statistics, it doesn't use that index and reads all rows instead.
    models.Index(
        fields=["translated_from"],
        condition=Q(translated_from__isnull=False),
        name="article_translations",
    ),
    models.Index(fields=["author", "-id"], name="article_of_author"),
    models.Index(fields=["author", "created_at"], name="article_by_author"),
    # With the author the index is enough for counting: no article is read for that.
    models.Index(
        fields=["status", "-id", "author"], condition=WORKING_Q, name="article_in_work"
    ),
    # For editions that have an earlier version, which an author may see.
    models.Index(
        fields=["edition"],
        condition=Q(status__in=sorted(UNPUBLISHED)) & LATER,
        name="article_later_unpublished",
    ),
    models.Index(
        fields=["-id"],
        condition=Q(status=Status.DISCARDED),
        name="article_discarded",
    ),
    models.Index(Bytewise("slug"), name="article_slug_begins"),
    models.Index(
        fields=["live_from", "live_until"],
        condition=WINDOWED_Q,
        name="article_public_at",
    ),
    # The corrections, the last one first.
    models.Index(
        fields=["change_kind", "-live_from", "-id"],
        condition=Q(live_from__isnull=False),
        name="article_by_change",
    ),
    # For the revision, and for phases: finds the last begin or end up to a moment.
    *(
        models.Index(
            fields=[field],
            condition=Q((f"{field}__isnull", False)),
            name=f"article_last_{field}",
        )
        for field in ("live_from", "live_until", "ended_at", "expires_at")
    ),
]

CONSTRAINTS = [
    models.UniqueConstraint(fields=["edition", "number"], name="article_number_once"),
    models.UniqueConstraint(
        fields=["edition"],
        condition=WORKING_Q,
        name="article_one_working_version",
    ),
    models.UniqueConstraint(
        fields=["edition", "live_from"],
        condition=WINDOWED_Q,
        name="article_live_from_once",
    ),
    models.UniqueConstraint(
        fields=["edition"],
        condition=WINDOWED_Q & Q(live_until=None),
        name="article_one_open_window",
    ),
    models.UniqueConstraint(
        fields=["edition"],
        condition=STANDING_Q,
        name="article_one_stands_for_edition",
    ),
    models.CheckConstraint(
        condition=~WORKING_Q | STANDING_Q, name="article_in_work_stands"
    ),
    models.CheckConstraint(
        condition=Q(published_at=None)
        | WINDOWED_Q & Q(published_at__lte=F("live_from")),
        name="article_published_before_live",
    ),
    models.CheckConstraint(
        condition=Q(live_until=None) | Q(live_until__gte=F("live_from")),
        name="article_window_forwards",
    ),
    models.CheckConstraint(
        condition=~WINDOWED_Q | Q(live_from__isnull=False),
        name="article_published_has_live_from",
    ),
    models.CheckConstraint(
        condition=WINDOWED_Q | Q(live_from=None, live_until=None),
        name="article_unpublished_has_no_window",
    ),
    models.CheckConstraint(
        condition=Q(status=Status.WITHDRAWN, ended_at__isnull=False) & ~Q(ending="")
        | ~Q(status=Status.WITHDRAWN) & Q(ended_at=None, ending=""),
        name="article_withdrawn_has_ending",
    ),
    models.CheckConstraint(
        condition=Q(ending=Ending.REPLACED, replaced_by__isnull=False)
        | ~Q(ending=Ending.REPLACED) & Q(replaced_by=None),
        name="article_replaced_names_edition",
    ),
    models.CheckConstraint(
        condition=Q(status__in=Status.values), name="article_status_known"
    ),
    models.CheckConstraint(condition=~Q(slug=""), name="article_slug_given"),
]


def sees_all(user) -> bool:
    """Return True if `user` may see everybody's articles, whatever their status."""
    return user.has_perm("articles.review_article") or user.has_perm(
        "articles.publish_article"
    )


def approvals_of_guests():
    """Return those of a version's content, by links that nobody revoked."""
    answers: Any = apps.get_model("articles.GuestAnswer").objects
    return answers.approvals().filter(
        article=OuterRef("pk"), content_hash=OuterRef("content_hash")
    )


def content_fields(model: type[models.Model]) -> list[str]:
    """Return the columns that an editor can set."""
    fields = model._meta.concrete_fields
    return [f.name for f in fields if f.editable and not f.primary_key]


def refuse_frozen(articles: QuerySet) -> None:
    """Raise Refused if the database says that one of these versions was published."""
    for article in articles.only("status", "headline"):
        if article.status in WINDOWED:
            raise frozen(article)


def frozen(article) -> Refused:
    return Refused(
        _("“%(headline)s” can't be changed.") % {"headline": article},
        _("This version was published, and what was public stays as it was."),
        _("Revise it: that makes the next version, as a draft."),
        code="frozen",
    )
