"""The form of an export of the articles: its tables, their files, and its list.

People are exported without private data. Only the feeds' identity is exported of the
site itself.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Field, Model

from articles import models
from articles.transfer.archives import fields_of, in_line
from articles.transfer.backup import former_export

FORM, TOLD, PICTURES, DOCUMENTS = 2, "export.json", "pictures", "documents"
# A new model is entered in one of these two, by somebody who decided about it.
EXPORTED: set[type[Model]] = {
    models.Address,
    models.Article,
    models.ArticleCategory,
    models.ArticleCountry,
    models.ArticleTopic,
    models.Attachment,
    models.Attribution,
    models.CallFacts,
    models.Category,
    models.CountryOrganisation,
    models.Deadline,
    models.Decision,
    models.Document,
    models.Edition,
    models.Embargo,
    models.Erasure,
    models.Figure,
    models.LabelSlug,
    models.FurtherReading,
    models.Image,
    models.LabelDecision,
    models.NewLabel,
    models.RelatedChoice,
    models.SiteRevision,
    models.Snapshot,
    models.Source,
    models.Story,
    models.Topic,
    models.User,
}
NOT_EXPORTED: dict[type[Model], str] = {
    models.Allowance: "begins anew",
    models.ArticleReach: "readers' numbers",
    models.ArticleTrace: "made again",
    models.AvoidedWord: "of the desk",
    models.CarriedForm: "waits for its writer's browser",
    models.CatalogueCopy: "made again",
    models.DayReach: "readers' numbers",
    models.DeskSession: "opens the desk",
    models.Dossier: "of the site",
    models.FeedState: "of the inbox",
    models.FeedSubscribers: "readers' numbers",
    models.FormerItem: "of the inbox",
    models.HouseWord: "of the desk",
    models.InboxItem: "others' texts",
    models.InboxRule: "of the inbox",
    models.ItemCluster: "of the inbox",
    models.ItemFact: "made again",
    models.ItemSender: "of people who wrote to the newsroom",
    models.KeyCounter: "made again",
    models.Masthead: "of the site",
    models.MissedSearch: "readers' words",
    models.NotSame: "of the inbox",
    models.Page: "of the site",
    models.PrintedPart: "made again",
    models.Proposal: "of the site",
    models.ProposalAct: "of the site",
    models.ReaderReport: "from readers, with their addresses",
    models.RecordEntry: "says who did what",
    models.SourceFeed: "of the inbox",
    models.SourceTerms: "of the inbox",
    models.SuggestionPractice: "of the inbox",
    models.TypedCopy: "isn't saved",
}
# Not the languages that somebody reviews: each newsroom decides that anew.
OF_PEOPLE = {"id", "username", "printed_name", "organisation", "language"}


@dataclass(slots=True)
class RowDigest:
    """The number and hash of a file's rows, to be compared with the file."""

    rows: int = 0
    hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> None:
        self.rows += 1
        self.hash.update(line)

    def said(self, columns: list[str]) -> dict:
        digest = self.hash.hexdigest()
        return {"columns": columns, "rows": self.rows, "sha256": digest}


def exported_models() -> list[type[Model]]:
    return sorted(EXPORTED, key=lambda model: model._meta.model_name or "")


def exported_fields(model: type[Model]) -> list[Field]:
    fields = fields_of(model)
    if model is models.User:
        return [f for f in fields if f.column in OF_PEOPLE]
    return fields


def columns_of(model: type[Model]) -> list[str]:
    return [str(field.column) for field in exported_fields(model)]


def name_of(model: type[Model], form: int = FORM) -> str:
    """Return the table's name in an export of a form."""
    name = str(model._meta.model_name)
    return former_export.NAMES.get(name, name) if form == former_export.FIRST else name


def file_of(folder: Path, model: type[Model], form: int = FORM) -> Path:
    return folder / f"{name_of(model, form)}.jsonl"


def by_name(model: type[Model], line: bytes) -> bytes:
    """Return a row with the names of its columns."""
    values = json.loads(line)
    said = dict(zip(columns_of(model), values, strict=True))
    return in_line(said) + b"\n"


def in_order(model: type[Model], line: bytes, form: int = FORM) -> bytes:
    """Return a row as it is kept in archives. Raises ValueError, KeyError."""
    said = json.loads(line)
    if form == former_export.FIRST:
        said = former_export.as_today(str(model._meta.model_name), said)
    return in_line([said[column] for column in columns_of(model)])


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def lines_in(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
