"""Take an export back into an empty newsroom: the same versions under the same ids."""

import json
from collections.abc import Iterable
from itertools import batched
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.models import Field, Model
from django.utils import timezone

from articles.domain import search
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.models import Article, Erasure, Image, User
from articles.transfer.archives import (
    BATCH,
    Progress,
    fields_of,
    object_of,
    odd_in,
    put_document,
    put_picture,
    refused,
    silent,
    tables,
)
from articles.transfer.backup import former_export
from articles.transfer.backup.exported import (
    DOCUMENTS,
    FORM,
    PICTURES,
    TOLD,
    RowDigest,
    columns_of,
    exported_fields,
    exported_models,
    file_of,
    in_order,
    lines_in,
    name_of,
    sha256_of,
)
from articles.transfer.backup.restoring import empty
from articles.transfer.erasure import Repeated, repeat


def is_export(folder: Path) -> bool:
    return (folder / TOLD).is_file()


def import_back(
    folder: Path, *, erasures: Iterable[Erasure] = (), progress: Progress = silent
) -> tuple[int, Repeated]:
    """Store all of an export, or nothing; return how many versions there are, and what
    was erased of them once more.

    People come as accounts that are closed: nobody can log in until one is opened.
    """
    said = look_through(folder)
    if tables.is_in_use():
        raise refused(
            "Nothing was imported.",
            "An export comes with its own ids, and this newsroom isn't empty.",
            "Import it into a new one, before its first account is made.",
            "in-use",
        )
    models, form = exported_models(), said["form"]
    for name in said["pictures"]:
        put_picture(name, (folder / PICTURES / name).read_bytes())
    for name in said.get(DOCUMENTS, {}):
        with (folder / DOCUMENTS / name).open("rb") as file:
            put_document(name, file)
    with transaction.atomic():
        transaction.on_commit(change_mark.Pending().end)
        empty(models)
        with progress(
            "rows", sum(told["rows"] for told in said["tables"].values())
        ) as b:
            for model in models:
                store(model, folder, form, b)
        if form == former_export.FIRST:
            former_export.claim_slugs()
        # It may be of a newsroom with other languages.
        Image.objects.all().find_lacking()
        tables.set_last_keys(models, {})
        connection.check_constraints()
        repeated = repeat(erasures)
        with progress("found", None) as bar:
            search.fill(each=bar.update)
    return said["tables"][str(Article._meta.model_name)]["rows"], repeated


def look_through(folder: Path) -> dict[str, Any]:
    """Refuse an export that isn't whole, or of which something doesn't fit."""
    said = told_in(folder)
    form: Any = said.get("form")
    for below in (PICTURES, DOCUMENTS):
        for name, told_hash in said.get(below, {}).items():
            path = folder / below / name
            if ".." in path.parts or not path.is_file() or sha256_of(path) != told_hash:
                raise changed(path)
    for model in exported_models():
        told, path = RowDigest(), file_of(folder, model, form)
        expected = said["tables"].get(name_of(model, form), {})
        columns = expected.get("columns")
        if not is_known(form, model, columns):
            raise refused(
                "Nothing was imported.",
                "The export is of another version.",
                "Export it with this version, or use backup and restore.",
                "other-version",
            )
        for line in lines_in(path) if path.is_file() else ():
            told.add(line)
        if told.said(columns) != expected or not path.is_file():
            raise changed(path)
        for line in lines_in(path):
            if why := odd_in(
                model, exported_fields(model), in_order(model, line, form)
            ):
                raise refused(
                    "Nothing was imported.",
                    f"A row of {path} can't be stored here: {why}.",
                    "Correct it in the newsroom that it is of, and begin again.",
                    "odd",
                )
    return said


def is_known(form: Any, model: type[Model], columns: Any) -> bool:
    """Return whether these are the columns of a table in this form of exports."""
    if form == FORM or not isinstance(columns, list):
        return bool(columns == columns_of(model))
    then = former_export.former_columns(str(model._meta.model_name), columns_of(model))
    return form == former_export.FIRST and set(columns) == then


def told_in(folder: Path) -> dict[str, Any]:
    path = folder / TOLD
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise changed(path) from None
    if not (
        isinstance(said, dict)
        and isinstance(said.get("tables"), dict)
        and isinstance(said.get(PICTURES), dict)
        and isinstance(said.get(DOCUMENTS, {}), dict)
    ):
        raise changed(path)
    return said


def changed(path: Path) -> Refused:
    return refused(
        "Nothing was imported.",
        f"{path} isn't what was exported.",
        "Export it again.",
        "damaged",
    )


def store(model: type[Model], folder: Path, form: int, bar: Any) -> None:
    fields = fields_of(model)
    fit = connection.ops.bulk_batch_size(fields, [None] * BATCH)
    for lines in batched(lines_in(file_of(folder, model, form)), min(fit, BATCH)):
        objects = [
            object_of(model, exported_fields(model), in_order(model, line, form))
            for line in lines
        ]
        for one in objects:
            if isinstance(one, User):
                close(one)
        insert(model, fields, objects)
        bar.update(len(objects))


def insert(model: type[Model], fields: list[Field], objects: list[Model]) -> None:
    """Store rows as they are: no moment and no name of a file becomes another."""
    rows: Any = model._base_manager.get_queryset()
    rows._insert(objects, fields=fields, using=connection.alias, raw=True)


def close(account: User) -> None:
    account.password, account.date_joined = make_password(None), timezone.now()
    account.closed_at = account.date_joined  # rows are stored as they are
    account.is_active = account.is_staff = account.is_superuser = False
