"""Bring an article back from a backup, as a draft: readers see nothing of it yet."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.domain import audit
from articles.domain.content import TABLE, Content, as_stored, content_of
from articles.editing.writing import (
    NOTHING_SAID,
    add_version,
    continue_with,
    missing_of,
    refuse_closed_language,
)
from articles.models import (
    Address,
    Article,
    CameAs,
    Edition,
    Embargo,
    RecordedDeed,
    Snapshot,
    Story,
)
from articles.transfer.archives import refused
from articles.transfer.one_article.files import bring_files
from articles.transfer.one_article.telling import Told, ToldVersion, chosen
from articles.workflow import Phase, Status

NOTHING = "No article was brought back."


@dataclass(slots=True)
class Returned:
    """`missing` counts keys that nothing has any more, by field. `lost` names files
    that the backup lacks, `taken` is the address that another article has by now.
    """

    article: Article
    number: int
    is_whole: bool = False
    missing: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Returning:
    """A backup's article: `media` is the folder of its files, `archive` its name."""

    told: Told
    media: Path
    archive: str
    by: Any

    @transaction.atomic
    def bring_back(self, number: int | None = None) -> Returned:
        """Make a draft of that version, or of the last one that nobody discarded.

        An edition that is gone is made anew, with all its versions. Raises Refused, or
        TellingFault for a number that isn't there.
        """
        version = chosen(self.told, number)
        refuse_stranger(self.by)
        refuse_closed_language(NOTHING, self.told["language"])
        edition = Edition.objects.filter(uuid=self.told["edition"]).first()
        if edition:
            returned = self.follow_up(edition, version)
        else:
            returned = self.begin_again(version)
        self.note(returned)
        return returned

    def follow_up(self, edition: Edition, version: ToldVersion) -> Returned:
        """Make the next version of an edition that is there."""
        content = version["content"]
        lost = bring_files(self.told, self.media, [content])
        refuse_same(edition.articles.latest("number"), content)
        taken = taken_address(edition, content)
        article = continue_with(edition, content, by=self.by)
        missing = missing_of(content, article, TABLE)
        return Returned(article, version["number"], False, missing, lost, taken)

    def begin_again(self, version: ToldVersion) -> Returned:
        """Make an edition that is gone, with its former versions as discarded ones."""
        edition = Edition.objects.create(
            uuid=UUID(self.told["edition"]),
            language=self.told["language"],
            story=self.story(),
            came_as=state_of(self.told),
            came_for=moment(self.told["published_at"]),
        )
        others = [one["content"] for one in self.told["versions"] if one != version]
        content = version["content"] | NOTHING_SAID
        lost = bring_files(self.told, self.media, [content, *others])
        for other in others:
            taken_address(edition, other)
            origin, status = Snapshot.Origin.IMPORT, Status.DISCARDED
            add_version(edition, other, by=None, origin=origin, status=status)
        taken = taken_address(edition, content)
        origin = Snapshot.Origin.EDIT
        article = add_version(edition, content, by=self.by, origin=origin)
        missing = missing_of(content, article, TABLE)
        return Returned(article, version["number"], True, missing, lost, taken)

    def story(self) -> Story:
        """Return the story of an edition in another language, else a new one, under
        the embargo of then.
        """
        others = Edition.objects.filter(uuid__in=self.told["story"])
        if other := others.exclude(language=self.told["language"]).first():
            return Story.objects.select_for_update(no_key=True).get(pk=other.story_id)
        story, embargo, now = (
            Story.objects.create(),
            self.told["embargo"],
            timezone.now(),
        )
        if embargo and (until := datetime.fromisoformat(embargo["until"])) > now:
            Embargo.objects.create(
                story=story,
                until=until,
                reason=embargo["reason"],
                set_at=now,
                set_by=self.by,
            )
        return story

    def note(self, returned: Returned) -> None:
        audit.write(
            RecordedDeed.RESTORED,
            about=returned.article,
            by=self.by,
            command="backups",
            what="brought_back",
            file=self.archive,
        )


def refuse_stranger(by: Any) -> None:
    if not by.has_perm("articles.add_article"):
        raise refused(
            NOTHING,
            f"{by} may not begin articles.",
            "Name an account that may: --by USER",
            "not-allowed",
        )


def taken_address(edition: Edition, content: Content) -> str:
    """Take an address out that another article has by now; return it, "" if none."""
    slug = content["slug"]
    held = Address.objects.filter(language=edition.language, slug=slug)
    if not held.exclude(edition=edition).exists():
        return ""
    content["slug"] = ""
    return slug


def refuse_same(latest: Article, content: Content) -> None:
    """Refuse a draft in which nobody would find a change."""
    then = as_stored(content | NOTHING_SAID)
    if as_stored(content_of(latest) | NOTHING_SAID) == then:
        raise refused(
            NOTHING,
            f"Version {latest.number}, the latest one, says the same already.",
            "Name another backup, or another version of it: --number NUMBER",
            "says-the-same",
        )


def state_of(told: Told) -> CameAs:
    """Return how editors are told what the edition was."""
    phases = {one["phase"] for one in told["versions"]}
    if Phase.LIVE in phases:
        return CameAs.PUBLIC
    if Phase.SCHEDULED in phases:
        return CameAs.PLANNED
    return CameAs.WITHHELD if told["published_at"] else CameAs.DRAFT


def moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
