"""Counts of the catalogue from the bare rows: another way to the same numbers."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from math import log
from typing import Any

from django.db import connection

from articles.domain.site_version import as_parameter
from articles.models import KINDS

BEGUN = "a.status IN ('published', 'withdrawn') AND a.live_from <= %s"
VERSIONS = f"""
SELECT a.id, e.id, e.language, a.printed_on, a.published_at,
       a.live_until IS NULL OR a.live_until > %s
FROM articles_article a JOIN articles_edition e ON e.id = a.edition_id
WHERE {BEGUN} AND (a.live_until IS NULL OR a.live_until > a.live_from)
"""  # noqa: S608 (constants)
LINKS = """
SELECT k.{owner}, coalesce(l.merged_into_id, l.id)
FROM {links} k JOIN {labels} l ON l.id = k.{field}
"""
LABELS = "SELECT id, coalesce(merged_into_id, id) FROM {labels}"
CHOICES = """
SELECT article_id, choice, edition_id FROM articles_relatedchoice
ORDER BY position, id
"""


@dataclass
class Version:
    pk: int
    edition: int
    language: str
    printed_on: date
    published_at: Any
    is_public: bool
    # The labels that its own labels became, by kind.
    labels: dict[str, set[int]] = field(default_factory=dict)

    @property
    def month(self) -> tuple[int, int]:
        return self.printed_on.year, self.printed_on.month

    @property
    def weighty(self) -> set[tuple[str, int]]:
        """The labels by which it is related to others."""
        return {
            (name, pk)
            for name, pks in self.labels.items()
            for pk in pks
            if KINDS[name].weight
        }


def asked(question: str, *parameters) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return cursor.fetchall()


class Count:
    """All versions that were public at a moment or before, the newest first."""

    def __init__(self, at: datetime):
        now = as_parameter(at)
        rows = [Version(*row) for row in asked(VERSIONS, now, now)]
        for one in rows:
            one.printed_on = date.fromisoformat(str(one.printed_on))
        rows.sort(key=lambda v: (v.printed_on, v.published_at, v.pk), reverse=True)
        self.versions = {version.pk: version for version in rows}
        self.public = [version for version in rows if version.is_public]
        # The labels that readers know, or knew: also those merged into one they saw.
        self.known: dict[str, set[int]] = {}
        self.once: dict[str, set[int]] = {}
        for kind in KINDS:
            self.read(kind)
        self.choices = asked(CHOICES)

    def read(self, name: str) -> None:
        kind = KINDS[name]
        links, labels = kind.through._meta, kind.model._meta.db_table
        question = LINKS.format(
            owner=links.get_field(kind.owner).column,
            field=links.get_field(kind.field).column,
            links=links.db_table,
            labels=labels,
        )
        for pk, became in asked(question):
            if version := self.versions.get(pk):
                version.labels.setdefault(name, set()).add(became)
        standing = asked(LABELS.format(labels=labels))
        for known, versions in (
            (self.known, self.public),
            (self.once, self.versions.values()),
        ):
            shown = {pk for version in versions for pk in version.labels.get(name, ())}
            known[name] = {pk for pk, became in standing if became in shown}

    def found(self, language: str, chosen: dict[str, int], month=None) -> list[Version]:
        return [
            version
            for version in self.public
            if version.language == language
            and month in (None, version.month)
            and all(pk in version.labels.get(kind, ()) for kind, pk in chosen.items())
        ]

    def numbers(self, language: str, chosen: dict[str, int], month=None) -> tuple:
        """Return how many there are, by label regardless of what is chosen of its kind,
        and by month regardless of what month is chosen.
        """
        by_label = {}
        for kind in KINDS:
            others = {name: pk for name, pk in chosen.items() if name != kind}
            found = self.found(language, others, month)
            by_label[kind] = Counter(pk for v in found for pk in v.labels.get(kind, ()))
        by_month = Counter(version.month for version in self.found(language, chosen))
        return len(self.found(language, chosen, month)), by_label, by_month

    def related(self, pk: int, limit: int = 5) -> list[int]:
        """Return what is pinned, then what shares most; a rare label says more."""
        own = self.versions[pk]
        choices = [row[1:] for row in self.choices if row[0] == pk]
        never = {own.edition, *(e for choice, e in choices if choice == "excluded")}
        among = [v for v in self.found(own.language, {}) if v.edition not in never]
        pinned = [
            version.pk
            for choice, edition in choices
            for version in among
            if choice == "pinned" and version.edition == edition
        ]
        scores = {
            version.pk: sum(self.weight(own.language, *label) for label in shared)
            for version in among
            if version.pk not in pinned and (shared := own.weighty & version.weighty)
        }
        # The newest first among equals.
        most = sorted(scores, key=lambda each: -scores[each])
        return pinned + most[: max(0, limit - len(pinned))]

    def weight(self, language: str, kind: str, label: int) -> int:
        public, having = (
            len(self.found(language, chosen)) for chosen in ({}, {kind: label})
        )
        return round(KINDS[kind].weight * log((1 + public) / (1 + having)) * 2**20)
