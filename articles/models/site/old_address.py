"""Addresses of sites whose articles were imported, and where each leads now."""

from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from itertools import batched
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.editions.edition import Edition
from articles.models.fields import LanguageField
from articles.models.queries.querysets import alters_data
from articles.models.site.old_paths import LONGEST_PATH
from articles.models.site.site_revision import atomic, bump

AT_ONCE = 300
# So many rows at most have one path: one for each site that had it.
MOST_ALIKE = 60
ERASED = "/erased-"


class LeadsTo(models.TextChoices):
    EDITION = "edition"
    LABEL = "label"
    # The list of all articles.
    ARTICLES = "articles"
    HOME = "home"


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    @alters_data
    def remember(self, rows: Iterable["OldAddress"]) -> int:
        """Store where these addresses lead. One that is known keeps its article, and
        leads to another label or list if that is what it says now. Return how many rows
        were written.
        """
        new = changed = 0
        with atomic():
            for some in batched(rows, AT_ONCE):
                added, others = self.remember_some(some)
                new, changed = new + added, changed + len(others)
                if others:
                    bump(*(row.shown_key for row in others))
            if new:
                # Answers for addresses that led nowhere are out of date.
                bump()
        return new + changed

    @alters_data
    def remember_some(
        self, rows: Sequence["OldAddress"]
    ) -> tuple[int, list["OldAddress"]]:
        """Return the number of new rows, and those that lead elsewhere now."""
        wanted: dict[tuple[str, str], OldAddress] = {}
        for row in rows:
            wanted.setdefault((row.host, row.path), row)
        paths = {path for _host, path in wanted}
        # An erased address isn't stored in its own words again.
        paths |= {erased_path(path) for path in paths}
        stored = {(row.host, row.path): row for row in self.filter(path__in=paths)}
        new: list[Any] = []
        other: list[Any] = []
        for (host, path), row in wanted.items():
            there = stored.get((host, path)) or stored.get((host, erased_path(path)))
            if there is None:
                new.append(row)
            elif there.is_led_elsewhere_by(row):
                row.pk, row.path = there.pk, there.path
                other.append(row)
        # Another import may have stored one meanwhile.
        self.bulk_create(new, ignore_conflicts=True)
        if other:
            self.bulk_update(other, OldAddress.TARGET)
        return len(new), other

    def find(self, paths: Sequence[str], host: str) -> "OldAddress | None":
        """Return the row of the first of these paths that is known. If several sites
        had it, that of `host` counts, else the one that was imported first.
        """
        places = {path: number for number, path in enumerate(paths)}
        places |= {erased_path(path): number for path, number in places.items()}
        found = self.filter(path__in=places).select_related("edition")

        def place(row: OldAddress) -> tuple[int, bool, int]:
            return places[row.path], row.host != host, row.pk

        return min(found[:MOST_ALIKE], key=place, default=None)

    def saying(self, words: Collection[str]) -> Self:
        """Keep those whose path has one of these words, written as there."""
        if not words:
            return self.none()
        any_of = Q()
        for word in words:
            any_of |= Q(path__icontains=word)
        return self.filter(any_of)

    @alters_data
    def erase(self) -> int:
        """Take the words out of their paths. They go on leading: a request's path is
        compared with what is left.
        """
        erased = 0
        for row in self.exclude(path__startswith=ERASED):
            path = erased_path(row.path)
            same = OldAddress.objects.filter(host=row.host, path=path)
            if same.exists():
                row.delete()
            else:
                OldAddress.objects.filter(pk=row.pk).update(path=path)
            erased += 1
        return erased


class OldAddress(models.Model):
    """An address of another site, by host and path, and the thing that it leads to.

    It names the thing, never an address of ours, so it can't go stale. `path` has the
    query and is written as `old_paths` does. `host` is without `www.`; it only counts
    where several sites had the same path. With `feed`, the name of a format, it leads
    to the feed of the thing.
    """

    # The columns that say where it leads.
    TARGET = ("leads_to", "edition", "label_kind", "label_key", "language", "feed")

    host = models.CharField(max_length=253, blank=True)
    path = models.CharField(max_length=LONGEST_PATH)
    leads_to = models.CharField(max_length=10, choices=LeadsTo)
    edition = models.ForeignKey(
        Edition, models.CASCADE, null=True, related_name="old_addresses"
    )
    label_kind = models.CharField(max_length=10, blank=True)
    label_key = models.UUIDField(null=True)
    language = LanguageField(blank=True)
    feed = models.CharField(max_length=10, blank=True)

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["path", "host"], name="old_address_once"),
            models.CheckConstraint(
                condition=Q(path__startswith="/"), name="old_address_begins"
            ),
            models.CheckConstraint(
                condition=Q(leads_to="edition", edition__isnull=False)
                | (~Q(leads_to="edition") & Q(edition=None)),
                name="old_address_has_edition",
            ),
            models.CheckConstraint(
                condition=Q(leads_to="label", label_key__isnull=False)
                | (~Q(leads_to="label") & Q(label_key=None)),
                name="old_address_has_label",
            ),
        ]

    def __str__(self):
        return f"{self.host}{self.path}"

    @property
    def shown_key(self) -> str:
        """Return the key of the answers that it gives, as `KeyCounter` has it."""
        return f"oldaddress:{self.pk}"

    @property
    def target(self) -> tuple:
        return tuple(
            getattr(self, "edition_id" if name == "edition" else name)
            for name in self.TARGET
        )

    def is_led_elsewhere_by(self, other: "OldAddress") -> bool:
        """Return whether another import says, and may say, that it leads elsewhere."""
        return self.leads_to != LeadsTo.EDITION and self.target != other.target


def erased_path(path: str) -> str:
    """Return what stays of a path: it can be compared, but not read."""
    key = blake2b(settings.SECRET_KEY.encode()).digest()
    return f"{ERASED}{blake2b(path.encode(), digest_size=16, key=key).hexdigest()}"
