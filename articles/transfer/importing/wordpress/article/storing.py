"""Store one item: a new article, a change of one that nobody touched, or nothing.

The caller has opened the transaction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from articles.domain.content import Content
from articles.editing import preflight
from articles.editing.writing import begin
from articles.foundation.refusal import Refused
from articles.foundation.slugs import numbered
from articles.models import (
    Address,
    Article,
    CameAs,
    Edition,
    Erasure,
    Image,
    Story,
    given,
)
from articles.transfer.importing.arriving import Arrival, as_imported
from articles.transfer.importing.known import KnownNames
from articles.transfer.importing.wordpress.article.contents import content_of
from articles.transfer.importing.wordpress.article.prepared import Prepared
from articles.transfer.importing.wordpress.export.index import Index
from articles.transfer.importing.wordpress.export.items import TRANSLATIONS
from articles.transfer.importing.wordpress.export.remarks import ItemError, shortened
from articles.transfer.importing.wordpress.old_site.addresses import identity
from articles.workflow import Status

# Addresses that begin alike, after which something else is wrong.
MOST_ALIKE = 1000


class ImportOutcome(Protocol):
    done: str
    article: Article | None
    notes: list[str]

    def add(self, reason: str, remedy: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Stored:
    """The edition and the latest version of an item, if it was imported before."""

    edition: Edition | None
    article: Article | None

    @classmethod
    def find(cls, key: str) -> "Stored":
        edition = Edition.objects.filter(import_key=key).first()
        article = edition.articles.order_by("number").last() if edition else None
        return cls(edition, article)

    def is_settled(self, prepared: Prepared, *, publishes: bool) -> bool:
        """Return whether nothing is to be done, as after a run of the same file."""
        if self.edition is None or self.article is None:
            return False
        same = self.edition.import_hash == prepared.digest
        return same and not (publishes and is_waiting(self.edition, self.article))


def is_waiting(edition: Edition, article: Article) -> bool:
    """Return whether it still waits to be published, and nobody has touched it."""
    untouched = article.imported_hash == article.content_hash
    is_first = article.number == 1 and edition.published_at is None
    return untouched and is_first and article.status == Status.DRAFT


def store(
    prepared: Prepared,
    outcome: ImportOutcome,
    *,
    index: Index,
    known: dict[str, KnownNames],
    images: dict[str, Image],
    arrival: Arrival,
    claimed: set[tuple[str, str]],
) -> None:
    key = index.key(prepared.item.number)
    edition = Edition.objects.select_for_update().filter(import_key=key).first()
    content = content_of(prepared, known, images)
    if edition is None:
        refuse_erased(key)
        article = begun(prepared, content, outcome, index=index, claimed=claimed)
        outcome.done, publish = "new", arrival.publish
    elif edition.import_hash == prepared.digest:
        article, publish = edition.articles.latest("number"), arrival.publish
        outcome.done = "unchanged"
    else:
        note_state(edition, prepared, outcome)
        article, publish = arrival.update(edition, content, outcome, at=prepared.moment)
    remember(article.edition_id, prepared)
    outcome.article = article
    if outcome.done != "unchanged":
        as_imported(article)
    elif not (publish and is_waiting(article.edition, article)):
        return
    if publish and published(article, prepared, outcome, arrival, index):
        outcome.done = "new" if outcome.done == "new" else "updated"


def refuse_erased(key: str) -> None:
    target = identity(key)
    erased = Erasure.objects.filter(kind=Erasure.Kind.ARTICLE, target=str(target))
    if erased.exists() or Edition.objects.filter(uuid=target).exists():
        raise ItemError(
            "It was erased here for legal reasons, and doesn't come back.",
            "Delete it there, too.",
        )


def note_state(edition: Edition, prepared: Prepared, outcome: ImportOutcome) -> None:
    """Add a remark if readers still see here what isn't public there any more."""
    if prepared.state is CameAs.PUBLIC or not edition.published_at:
        return
    if edition.live_article():
        outcome.add(
            f"It is public here, and there: {prepared.state.label}.",
            "Withdraw it at the desk, if it is to be.",
        )


def remember(edition_id: int, prepared: Prepared) -> None:
    wanted = {
        "import_hash": prepared.digest,
        "came_as": prepared.state,
        "came_for": prepared.moment,
    }
    edition = Edition.objects.filter(pk=edition_id)
    if not edition.filter(**wanted).exists():
        edition.update(**wanted)


def begun(
    prepared: Prepared,
    content: Content,
    outcome: ImportOutcome,
    *,
    index: Index,
    claimed: set[tuple[str, str]],
) -> Article:
    """Begin the article under its own address, or the next one that is free."""
    language, key = prepared.language, index.key(prepared.item.number)
    story = story_of(prepared, index)
    for slug in free_slugs(language, prepared.slug, claimed):
        try:
            with transaction.atomic():
                article = begin(
                    {**content, "slug": slug},
                    language=language,
                    by=None,
                    story=story,
                    import_key=key,
                    uuid=identity(key),
                )
        except Refused as error:
            # Somebody else has it by now, or had it once and for all.
            if error.code != "address-taken":
                raise
            continue
        claimed.add((language, article.slug))
        note_address(article, prepared, outcome)
        return article
    raise ItemError(
        f"There are {MOST_ALIKE} addresses like “{prepared.slug}”.",
        "Give it another slug there.",
    )


def free_slugs(
    language: str, wanted: str, claimed: set[tuple[str, str]]
) -> Iterator[str]:
    """Yield slugs that may be free, nearest first; "" where the headline makes it."""
    if not wanted:
        yield ""
        return
    alike = Address.objects.filter(language=language, slug__startswith=wanted)
    taken = set(alike.values_list("slug", flat=True))
    taken |= {slug for code, slug in claimed if code == language}
    for number in range(1, MOST_ALIKE):
        if (slug := numbered(wanted, number)) not in taken:
            yield slug


def note_address(article: Article, prepared: Prepared, outcome: ImportOutcome) -> None:
    former = prepared.item.slug
    if prepared.slug and article.slug != former:
        is_public = prepared.state is CameAs.PUBLIC
        outcome.add(
            f"Its address “{shortened(former)}” is “{article.slug}” here.",
            "The list of redirects leads there (--redirects FILE)." * is_public,
        )


def story_of(prepared: Prepared, index: Index) -> Story | None:
    """Return the story of a translation that is there already, if it lacks this one."""
    for term in prepared.item.in_taxonomy(TRANSLATIONS):
        keys = [index.key(number) for number in index.groups[term.slug]]
        other = Edition.objects.filter(import_key__in=keys).order_by("pk").first()
        if (
            other
            and not other.story.editions.filter(language=prepared.language).exists()
        ):
            return other.story
    return None


def published(
    article: Article,
    prepared: Prepared,
    outcome: ImportOutcome,
    arrival: Arrival,
    index: Index,
) -> bool:
    """Publish it as of its moment there; if something forbids that, say so."""
    moment = given(prepared.moment)
    was_public = article.edition.published_at is not None
    found = preflight.errors(article, at=None if was_public else moment, by=arrival.by)
    if found:
        outcome.add(
            "It isn't published: " + " ".join(str(finding) for finding in found),
            "Mend it there or in the library and import again, then it appears as of "
            "its date; or publish it at the desk.",
        )
        return False
    with override(settings.LANGUAGE_CODE):
        note = index.note()
    outcome.article = arrival.take_through(
        article, at=moment, note=note, until=prepared.until
    )
    return True
