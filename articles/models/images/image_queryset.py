"""The questions to the library of pictures."""

from datetime import date, datetime, timedelta
from functools import reduce
from itertools import batched
from operator import or_
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.models.images.image_rules import UNCREDITED, UNDESCRIBED, lacking_now
from articles.models.queries.querysets import alters_data
from articles.models.site.shown import ShownQuerySet
from articles.models.site.site_revision import atomic

# The desk points out a licence this long before its end.
EXPIRING = timedelta(days=30)
# So many rows are changed by one statement.
AT_ONCE = 500


class ImageQuerySet(ShownQuerySet):
    def used(self) -> Self:
        """Keep those that a version of any article has."""
        return self.filter(self.in_articles())

    def unused(self) -> Self:
        """Keep those that no version of any article has."""
        return self.exclude(self.in_articles())

    def public(self, at: datetime | None = None) -> Self:
        """Keep those that a reader finds in an article at `at` (default: now)."""
        return self.filter(self.in_articles(lambda articles: articles.public(at)))

    def settled(self, at: datetime | None = None, language: str | None = None) -> Self:
        """Keep those in versions that authors no longer change, or whose current
        content was approved; of one language only, if it is given.
        """

        def kept(articles):
            found = articles.settled(at) | articles.approved()
            return found.in_language(language) if language else found

        return self.filter(self.in_articles(kept))

    def in_articles(self, kept=lambda articles: articles):
        """Return the condition that a version kept by `kept` has the picture."""
        articles = apps.get_model("articles.Article")
        versions = kept(articles._default_manager.all())
        # Joins from each figure to its version: the other way round SQLite reads all.
        inside = versions.filter(figures__image=OuterRef("pk"))
        return Exists(versions.filter(lead_image=OuterRef("pk"))) | Exists(inside)

    def undescribed(self, *languages: str) -> Self:
        """Keep those without alternative text in one of these languages, else in one of
        the newsroom's.
        """
        if not languages:
            return self.filter(UNDESCRIBED)
        lacks = reduce(or_, (~Q(alts__has_key=one) for one in languages))
        return self.filter(lacks, is_decorative=False)

    @alters_data
    def update(self, **values):
        """Change columns of many; what they lack follows."""
        if not values.keys() & {"alts", "is_decorative"}:
            return super().update(**values)
        with atomic():
            keys = [*self.values_list("pk", flat=True)]
            changed = super().update(**values)
            type(self)(self.model, using=self.db).filter(pk__in=keys).find_lacking()
        return changed

    @alters_data
    def find_lacking(self) -> int:
        """Store anew in which of the newsroom's languages pictures aren't described;
        return how many rows said something else.
        """
        found: models.QuerySet = models.QuerySet(self.model, using=self.db).filter(
            pk__in=self.order_by().values("pk")
        )
        stale = found.annotate(now=lacking_now()).exclude(lacking=F("now"))
        keys = [*stale.values_list("pk", flat=True)]
        for some in batched(keys, AT_ONCE):
            rows: models.QuerySet = models.QuerySet(self.model, using=self.db).filter(
                pk__in=some
            )
            rows.update(lacking=lacking_now())
        return len(keys)

    def same_file_as(self, image: Any) -> Self:
        """Keep the others that were uploaded as the very same file, oldest first."""
        same = self.filter(checksum=image.checksum).exclude(pk=image.pk)
        return same.order_by("uploaded_at", "pk")

    def doubled_by(self, image: Any) -> Self:
        """Keep earlier uploads of the very same file as `image`."""
        return self.same_file_as(image).filter(pk__lt=image.pk)

    def uncredited(self) -> Self:
        """Keep those without a credit."""
        return self.filter(UNCREDITED)

    def with_token(self, token: str):
        """Return the picture that has this token in its addresses, or None."""
        names = [f"{token[:2]}/{token}.{suffix}" for suffix in ("jpg", "png")]
        return self.filter(file__in=names).first()

    def expiring(self, today: date | None = None) -> Self:
        """Keep those whose licence has ended or ends within `EXPIRING`."""
        today = today or timezone.localdate()
        return self.filter(licensed_until__lt=today + EXPIRING)

    def ending(self, today: date | None = None) -> Self:
        """Keep those whose licence ends within `EXPIRING`, and hasn't ended."""
        today = today or timezone.localdate()
        return self.expiring(today).filter(licensed_until__gte=today)

    def ended(self, today: date | None = None) -> Self:
        """Keep those whose licence has ended."""
        return self.filter(licensed_until__lt=today or timezone.localdate())
