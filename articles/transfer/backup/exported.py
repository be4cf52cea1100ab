"""The form of an export of the articles: its tables, their files, and its list.

People are exported without private data. Only the feeds' identity is exported of the
site itself.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from articles import models
from articles.transfer.archives import EXPORTED, fields_of, in_line
from articles.transfer.backup import former_export

FORM, TOLD, PICTURES, DOCUMENTS = 2, "export.json", "pictures", "documents"
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
    found = apps.get_app_config("articles").get_models()
    return sorted(
        (model for model in found if model._meta.label_lower in EXPORTED),
        key=lambda model: model._meta.model_name or "",
    )


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
