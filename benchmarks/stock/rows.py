"""One invented edition as the rows that writing and publishing it would have left."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from articles.domain.content import (
    COLUMNS,
    LABELS,
    TABLE,
    Content,
    Picture,
    Rows,
    as_stored,
    content_hash,
    of_kind,
)
from articles.foundation.slugs import slug_from
from articles.models import Address, Article, Decision, Edition, Snapshot, Story
from articles.workflow import Change, Ending, Status
from benchmarks.stock.labels import Cast
from benchmarks.stock.texts import Invented

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Batch:
    """Rows to be stored at once; `versions` with what each says, to be indexed."""

    rows: list[models.Model] = field(default_factory=list)
    versions: list[tuple[Article, Content]] = field(default_factory=list)

    def of(self, model: type[models.Model]) -> list[models.Model]:
        return [row for row in self.rows if type(row) is model]


@dataclass
class Writer:
    """Makes rows and counts their keys, which the database need not give then."""

    cast: Cast
    last_article: int = 0
    originals: dict[int, int] = field(default_factory=dict)
    # When the next version of the last article began, if there is one.
    went_on: dict[int, datetime] = field(default_factory=dict)

    def write(self, batch: Batch, told: Invented) -> None:
        edition = self.edition(told)
        slug = f"{slug_from(told.headline, fallback='x')}-{told.number}"
        if not told.is_translation:
            batch.rows.append(Story(pk=edition.story_id))
        address = Address(
            pk=edition.pk, language=told.language, slug=slug, edition=edition
        )
        batch.rows += [edition, address]
        first = self.said(told) | {"slug": slug, "change_kind": Change.FIRST}
        versions = [as_stored(first)]
        if told.is_corrected:
            note = {"change_kind": Change.CORRECTION, "change_note": told.teaser}
            versions.append(as_stored(first | note))
        for number, content in enumerate(versions, start=1):
            self.version(batch, told, edition, number, content)

    def edition(self, told: Invented) -> Edition:
        return Edition(
            pk=told.number + 1,
            story_id=told.number + (0 if told.is_translation else 1),
            language=told.language,
            uuid=UUID(int=told.number + 1),
            published_at=None if told.is_draft else told.published,
        )

    def said(self, told: Invented) -> dict[str, Any]:
        cast, day = self.cast, told.published.date().isoformat()
        names = ("categories", "countries", "topics")
        labels = {
            name: [str(getattr(cast, name)[n].key) for n in getattr(told, name)]
            for name in names
        }
        address = f"https://example.org/{told.number}"
        return labels | {
            "headline": told.headline,
            "teaser": told.teaser,
            "body": told.body,
            "credit_date": day,
            "credit_name": cast.authors[told.number % len(cast.authors)].printed_name,
            "attributions": [
                {"source": str(cast.sources[n].key), "url": address, "dated": day}
                for n in told.sources
            ],
            "further_reading": [
                {"publisher": str(cast.sources[n].key), "title": title, "url": address}
                for title, n in told.readings
            ],
        }

    def version(
        self,
        batch: Batch,
        told: Invented,
        edition: Edition,
        number: int,
        content: Content,
    ) -> None:
        """Add one version with its parts, its content as saved, and its decisions."""
        self.last_article += 1
        is_last = number == 2 or not told.is_corrected
        article = Article(
            pk=self.last_article,
            edition=edition,
            number=number,
            author=self.cast.authors[told.number % len(self.cast.authors)],
            translated_from_id=self.originals.get(told.number - 1)
            if told.is_translation and number == 1
            else None,
            behind_since=self.went_on.get(told.number - 1)
            if told.is_translation
            else None,
            content_hash=content_hash(content),
            lock=1,
            stands_for_edition=is_last,
            **columns(content),
        )
        begins = told.published + (number - 1) * DAY
        if number == 1:
            self.originals = {told.number: self.last_article}
        self.went_on = {told.number: begins} if number > 1 else {}
        batch.rows += [article, *self.parts(article, told, content)]
        batch.rows.append(saved(article, content, begins - 2 * HOUR))
        if not told.is_draft:
            begin(article, begins, first=told.published, is_last=is_last)
            if told.is_withdrawn:
                withdraw(article, begins + DAY)
            batch.rows += decisions(article, self.cast)
        batch.versions.append((article, content))

    def parts(
        self, article: Article, told: Invented, content: Content
    ) -> Iterator[models.Model]:
        for name, kind in LABELS.items():
            for position, number in enumerate(getattr(told, name)):
                label = getattr(self.cast, name)[number]
                yield kind.through(
                    **{kind.owner: article, kind.naming: label, "position": position}
                )
        sources = {str(one.key): one for one in self.cast.sources}
        for name, rows in of_kind(Rows):
            for position, said in enumerate(content.get(name, [])):
                named = sources[said[rows.naming]]
                yield rows.row(article, said, named, position=position)


def columns(content: Content) -> dict[str, object]:
    names = [name for name in COLUMNS if not isinstance(TABLE[name].kind, Picture)]
    return {name: TABLE[name].kind.clean(content.get(name)) for name in names}


def saved(article: Article, content: Content, at: datetime) -> Snapshot:
    return Snapshot(
        article=article,
        lock=1,
        at=at,
        by=article.author,
        origin=Snapshot.Origin.EDIT,
        content=content,
        content_hash=article.content_hash,
    )


def begin(article: Article, at: datetime, *, first: datetime, is_last: bool) -> None:
    """Publish it then, until a day later if another version follows."""
    article.status, article.lock = Status.PUBLISHED, 3
    article.live_from = article.updated_at = at
    article.published_at = first
    article.live_until = None if is_last else at + DAY
    article.printed_on = article.dated or timezone.localdate(
        first, timezone.get_default_timezone()
    )


def withdraw(article: Article, at: datetime) -> None:
    article.status, article.lock = Status.WITHDRAWN, 4
    article.live_until = article.ended_at = at
    article.ending, article.ending_reason = Ending.NOTICE, article.teaser


def decisions(article: Article, cast: Cast) -> Iterator[Decision]:
    """Yield what was decided of a version that was published, in its order."""
    begins, ended = article.live_from, article.ended_at
    acts = [
        ("submit", begins - HOUR, article.author, "draft", "in_review", None, ""),
        ("publish", begins, cast.chief, "in_review", "live", begins, ""),
    ]
    if ended:
        why = article.ending_reason
        acts.append(("withdraw", ended, cast.chief, "live", "withdrawn", begins, why))
    for lock, (name, at, by, before, after, live_from, note) in enumerate(acts, 2):
        yield Decision(
            article=article,
            lock=lock,
            at=at,
            by=by,
            content_hash=article.content_hash,
            transition=name,
            phase_before=before,
            phase_after=after,
            live_from=live_from,
            note=note,
        )
