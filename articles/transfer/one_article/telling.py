"""Tell all that is known of one edition, as JSON that another newsroom can take in."""

from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Model

from articles.domain.content import Content, content_of, keys_in, keys_of, parts_ahead
from articles.models import (
    Address,
    Article,
    Document,
    Edition,
    Embargo,
    Image,
    Snapshot,
)
from articles.transfer.archives import plain
from articles.workflow import Phase

# Columns of files' rows that belong to the database they are in, or to a person.
NOT_TOLD = {"id", "uploaded_by", "uploaded_at", "stored_at"}


class TellingFault(LookupError):
    """The article isn't there, or nothing of it may be told."""


class ToldVersion(TypedDict):
    number: int
    phase: str
    content: Content


class Told(TypedDict):
    """`story` holds the UUIDs of its editions; moments and days are ISO texts."""

    edition: str
    language: str
    story: list[str]
    addresses: list[str]
    published_at: str | None
    embargo: dict[str, str] | None
    versions: list[ToldVersion]
    pictures: list[dict[str, Any]]
    documents: list[dict[str, Any]]


def tell(named: str) -> Told:
    """Return what is known of the article with this address or UUID.

    The address may be whole, or its last part after its language. Raises TellingFault.
    """
    edition = find(named)
    versions = [*told_versions(edition)]
    if not versions:
        raise TellingFault("All of its versions were erased for legal reasons.")
    pictures = {key for one in versions for key in keys_of(one["content"])}
    documents = {
        key for one in versions for key in keys_in(one["content"], "attachments")
    }
    return {
        "edition": str(edition.uuid),
        "language": edition.language,
        "story": [str(one.uuid) for one in edition.story.editions.order_by("pk")],
        "addresses": [*edition.addresses.order_by("pk").values_list("slug", flat=True)],
        "published_at": plain(edition.published_at),
        "embargo": told_embargo(edition),
        "versions": versions,
        "pictures": rows_of(Image, pictures),
        "documents": rows_of(Document, documents),
    }


def find(named: str) -> Edition:
    editions = Edition.objects.select_related("story")
    try:
        return editions.get(uuid=UUID(named.removeprefix("urn:uuid:")))
    except (ValueError, Edition.DoesNotExist):
        pass
    path = named.split("?")[0].split("#")[0].split("://")[-1]
    *before, slug = [part for part in path.split("/") if part] or [""]
    found = Address.objects.filter(slug=slug, language__in=before)
    if address := found.first():
        return editions.get(pk=address.edition_id)
    raise TellingFault(
        "There is no such article in it. Name it by its address, such as "
        "de/headline-of-the-article, or by the UUID that feeds have."
    )


def told_versions(edition: Edition) -> list[ToldVersion]:
    """Return the versions, the first one first, without those that were erased."""
    found = edition.articles.order_by("number").select_related("lead_image")
    return [
        {
            "number": one.number,
            "phase": str(one.phase()),
            "content": content_of(one),
        }
        for one in found.prefetch_related(*parts_ahead())
        if not is_erased(one)
    ]


def is_erased(article: Article) -> bool:
    last = Snapshot.objects.filter(article=article).order_by("lock").last()
    return last is not None and last.erased_at is not None


def told_embargo(edition: Edition) -> dict[str, str] | None:
    standing = Embargo.objects.standing().filter(story=edition.story_id).first()
    if standing is None:
        return None
    return {"until": standing.until.isoformat(), "reason": standing.reason}


def rows_of(model: type[Model], keys: set[str]) -> list[dict[str, Any]]:
    """Return the rows of files by the names of their columns."""
    fields = [one for one in model._meta.concrete_fields if one.name not in NOT_TOLD]
    rows = model._base_manager.filter(key__in=keys).order_by("key")
    told = rows.values(*(one.attname for one in fields))
    return [{name: plain(value) for name, value in row.items()} for row in told]


def chosen(told: Told, number: int | None) -> ToldVersion:
    """Return the version of this number; else the last one that nobody discarded."""
    if number is not None:
        for one in told["versions"]:
            if one["number"] == number:
                return one
        there = ", ".join(str(one["number"]) for one in told["versions"])
        raise TellingFault(f"There is no version {number} of it. There are: {there}.")
    kept = [one for one in told["versions"] if one["phase"] != Phase.DISCARDED]
    return (kept or told["versions"])[-1]
