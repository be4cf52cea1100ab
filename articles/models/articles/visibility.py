"""The one definition of what the public may see, depending on the time."""

from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.foundation.sql import Statement
from articles.models.articles.article_rules import (
    CUTS_OFF,
    HIDES,
    LATER,
    STANDING_Q,
    UNPUBLISHED,
    approvals_of_guests,
    content_fields,
    sees_all,
)
from articles.models.editions.edition import Edition
from articles.models.labels.kinds import KINDS, PRINTED, LabelKind
from articles.models.queries.querysets import Mostly, alters_data, spelled_out
from articles.workflow import (
    APPROVALS,
    WINDOWED,
    WORKING,
    Change,
    Ending,
    Phase,
    Status,
)

# The same words as in the indexes' conditions: else SQLite doesn't use the indexes.
IN_WORK = spelled_out("status", WORKING)
HAS_WINDOW = spelled_out("status", WINDOWED)
LATER_UNPUBLISHED = spelled_out("status", UNPUBLISHED) & LATER


def public_in_text(table: str) -> Statement:
    """Return `public` as raw SQL. The moment is its parameter, twice.

    `table` is the name of the articles' table in the query.
    """
    is_open = f"({table}.live_until IS NULL OR {table}.live_until > %s)"
    return Statement(f"{begun_in_text(table)} AND {is_open}")


def once_public_in_text(table: str) -> Statement:
    """Return `once_public` as raw SQL. The moment is its parameter, once."""
    # An empty window (ended in the moment it began) was never public.
    until = f"{table}.live_until"
    was_open = f"({until} IS NULL OR {until} > {table}.live_from)"
    return Statement(f"{begun_in_text(table)} AND {was_open}")


def begun_in_text(table: str) -> str:
    statuses = ", ".join(f"'{status.value}'" for status in sorted(WINDOWED))
    return f"{table}.status IN ({statuses}) AND {table}.live_from <= %s"


class ArticleQuerySet(models.QuerySet):
    def windowed(self) -> Self:
        """Keep versions that have, had or will have a window."""
        return self.filter(HAS_WINDOW)

    def working(self) -> Self:
        """Keep working versions: drafts and versions in review."""
        return self.filter(IN_WORK)

    def kept(self) -> Self:
        """Keep versions that were not discarded."""
        return self.exclude(status=Status.DISCARDED)

    def awaiting_review(self) -> Self:
        return self.filter(status=Status.IN_REVIEW)

    def public(self, at: datetime | None = None) -> Self:
        """Keep what the public sees at `at` (default: now)."""
        at = at or change_mark.present()
        return self.public_between(at, at)

    def public_between(self, start: datetime, end: datetime) -> Self:
        """Keep what the public sees at a moment from `start` to `end`."""
        return self.windowed().filter(
            Q(live_until=None) | Q(live_until__gt=start), live_from__lte=end
        )

    def once_public(self, at: datetime | None = None) -> Self:
        """Keep versions whose window had begun at `at`, open or closed since."""
        at = at or change_mark.present()
        # An empty window (ended in the moment it began) was never public.
        return self.windowed().filter(
            Q(live_until=None) | Q(live_until__gt=models.F("live_from")),
            live_from__lte=at,
        )

    def unhidden(self, at: datetime | None = None) -> Self:
        """Keep versions unless a later one has begun that hides what stood before."""
        return self.exclude(Exists(self.same_edition().once_begun(at).filter(HIDES)))

    def readable(self, at: datetime | None = None) -> Self:
        """Keep versions with a permalink: those that were public, of an article that is
        public now; none hidden, withdrawn or before that, and none for a mere typo.
        """
        same, told = self.same_edition(), self.once_public(at).unhidden(at)
        cut = same.once_begun(at).filter(CUTS_OFF)
        told = told.exclude(change_kind=Change.TYPO)
        return told.filter(Exists(same.public(at)), ~Exists(cut))

    def same_edition(self) -> Self:
        return type(self)(self.model).filter(edition=OuterRef("edition"))

    def once_begun(self, at: datetime | None) -> Self:
        return self.windowed().filter(live_from__lte=at or change_mark.present())

    def scheduled(self, at: datetime | None = None) -> Self:
        return self.windowed().filter(live_from__gt=at or change_mark.present())

    def in_phase(self, phase: Phase, at: datetime | None = None) -> Self:
        """Keep versions for which `Article.phase(at)` returns this phase."""
        at = at or change_mark.present()
        if phase in WORKING:
            # Both conditions are needed: by the first, SQLite finds the index.
            return self.working().filter(status=phase)
        if phase is Phase.DISCARDED:
            return self.filter(status=phase)
        if phase is Phase.SCHEDULED:
            return self.scheduled(at)
        if phase is Phase.LIVE:
            return self.public(at)
        over = self.windowed().filter(live_from__lte=at, live_until__lte=at)
        withdrawn = Q(ended_at__isnull=False, ended_at__lte=at)
        expired = Q(expires_at__isnull=False, expires_at=models.F("live_until"))
        return over.filter(
            {
                Phase.WITHDRAWN: withdrawn,
                Phase.EXPIRED: ~withdrawn & expired,
                Phase.REPLACED: ~withdrawn & ~expired,
            }[phase]
        )

    def latest_begun(self, at: datetime | None = None) -> Self:
        """Keep each edition's last version whose window had begun at `at`."""
        at = at or change_mark.present()
        begun = self.same_edition().once_begun(at)
        later = begun.filter(live_from__gt=OuterRef("live_from"))
        return self.windowed().filter(~Exists(later), live_from__lte=at)

    def featured(self, at: datetime | None = None) -> Self:
        """Keep what leads the home page at `at`, if it is public."""
        # These are few editions. Their own index finds them before any article is read.
        leading = Edition.objects.filter(featured_until__gt=at or change_mark.present())
        return self.filter(edition__in=leading.values("pk"))

    def notices(self, at: datetime | None = None) -> Self:
        """Keep versions that leave a notice at `at`: withdrawn, with none after it."""
        at = at or change_mark.present()
        return self.latest_begun(at).filter(status=Status.WITHDRAWN, ended_at__lte=at)

    def noticed(self, at: datetime, since: datetime) -> Self:
        """Keep versions with a notice in feeds at `at`, withdrawn after `since`."""
        endings = (Ending.NOTICE, Ending.GONE)
        return self.notices(at).filter(ending__in=endings, ended_at__gt=since)

    def settled(self, at: datetime | None = None) -> Self:
        """Keep versions in review, and versions that are public, will be, or can be
        once more without a review. Authors no longer change any of these.
        """
        at = at or change_mark.present()
        ahead = HAS_WINDOW & (Q(live_until=None) | Q(live_until__gt=at))
        once_more = Q(pk__in=type(self)(self.model).notices(at).values("pk"))
        return self.awaiting_review() | self.filter(ahead | once_more)

    def approved(self) -> Self:
        """Keep working versions whose current content somebody approved."""
        decision: Any = apps.get_model("articles.Decision")
        approvals = decision.objects.standing().filter(
            article=OuterRef("pk"),
            transition__in=APPROVALS,
            by__isnull=False,
            content_hash=OuterRef("content_hash"),
        )
        is_approved: Any = Q(Exists(approvals))
        if settings.NEWSROOM_GUESTS_COUNT:
            is_approved |= Q(Exists(approvals_of_guests()))
        return self.working().filter(is_approved)

    def past_drafting(self) -> Self:
        """Keep versions that a second person reads, has read or has approved as they
        are: all but discarded versions and drafts that change freely.

        It takes two people to change what these show. So the approved content is the
        content that is published.
        """
        return self.windowed() | self.awaiting_review() | self.approved()

    def behind(self, at: datetime | None = None) -> Self:
        """Keep translations that are behind their original, if still written or public.

        It keeps one version of each edition: a draft may already follow the original
        while the public version doesn't yet.
        """
        at = at or change_mark.present()
        standing = self.filter(STANDING_Q, behind_since__lte=at).kept()
        return standing.filter(Q(live_until=None) | Q(live_until__gt=at))

    def in_language(self, language: str) -> Self:
        return self.filter(edition__language=language)

    def visible_to(self, user, at: datetime | None = None) -> Self:
        """Keep what `user` may see in the desk: all, or their own and the public, and
        what they are to write.
        """
        if not user.is_active:
            return self.none()
        if sees_all(user):
            return self
        if not user.has_perm("articles.view_article"):
            return self.none()
        begun = HAS_WINDOW & Q(live_from__lte=at or change_mark.present())
        assignment: Any = apps.get_model("articles.Assignment")
        assigned = assignment.objects.to_write(user).values("edition")
        own = Q(author=user) | Q(edition__in=assigned, status__in=WORKING)
        return self.filter(Mostly(own | begun))

    def editions_hidden_from(self, user, at: datetime | None = None) -> models.QuerySet:
        """Query the editions whose standing version an author can't see, while they may
        see another version.

        These are other people's drafts, discarded versions, and versions that aren't
        public yet. Only later versions count, of which there are few.
        """
        # Each part is found by its own index. Don't call it for users who see all.
        parts = (self.filter(LATER_UNPUBLISHED), self.scheduled(at).filter(LATER))
        # Not by the index of standing versions, which are nearly all.
        others = Q(Mostly(STANDING_Q)) & (Q(author=None) | ~Q(author=user))
        unpublished, scheduled = (
            part.filter(others).order_by().values("edition") for part in parts
        )
        return unpublished.union(scheduled)

    @alters_data
    def update(self, **values):
        if set(values) & set(content_fields(self.model)):
            raise Refused(
                _("The content of articles can't be changed in bulk."),
                _("Every change is kept with its author, and reviewed."),
                _("Change each working version by itself."),
                code="content-in-bulk",
            )
        return super().update(**values)

    def newest_first(self) -> Self:
        return self.order_by("-printed_on", "-published_at", "-pk")

    def about(self, labels) -> Self:
        """Keep versions with one of `labels`, all of one kind, or one merged in."""
        kind = KINDS[labels[0].url_name]
        names = kind.model._default_manager.standing_for(labels).values("pk")
        links = kind.through._default_manager.filter(**{f"{kind.field}__in": names})
        return self.filter(pk__in=links.values(kind.owner))

    def showing(self, image) -> Self:
        """Keep versions that have the picture, as lead picture or inside their text."""
        # Two indexes find them, and a union joins them: with OR, PostgreSQL reads all.
        inside = image.figures.order_by().values("article")
        leading = image.led_articles.order_by().values("pk")
        return self.filter(pk__in=leading.union(inside))

    def for_listing(self) -> Self:
        """Fetch what a card shows, in a constant number of queries."""
        return self.select_related("edition", "lead_image").prefetch_related(
            *map(labels_through, PRINTED)
        )

    def for_page(self) -> Self:
        """Fetch what the article page and a feed entry show."""
        reading = apps.get_model("articles.FurtherReading")._default_manager
        facts = apps.get_model("articles.CallFacts")._default_manager
        attachment = apps.get_model("articles.Attachment")._default_manager
        return self.for_listing().prefetch_related(
            *(labels_through(kind) for kind in KINDS.values() if not kind.entry),
            Prefetch(
                "further_reading", reading.select_related("publisher__merged_into")
            ),
            Prefetch("facts", facts.select_related("funder__merged_into")),
            "ai_use",
            Prefetch("attachments", attachment.select_related("document")),
        )


def labels_through(kind: LabelKind) -> Prefetch:
    """Fetch links and labels in one query, with the labels they were merged into."""
    links = kind.through._default_manager.select_related(f"{kind.field}__merged_into")
    return Prefetch(kind.links, links)
