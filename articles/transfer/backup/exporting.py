"""Write all articles into a folder, for other programs and for people."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from articles.domain.fragments import filled
from articles.foundation.image_files import document_files, make_folder
from articles.models import Article, Document, Image
from articles.transfer.archives import Opener, Progress, lines_of, refused, silent
from articles.transfer.backup.exported import (
    DOCUMENTS,
    FORM,
    PICTURES,
    TOLD,
    RowDigest,
    by_name,
    columns_of,
    exported_fields,
    exported_models,
    file_of,
    sha256_of,
)
from articles.transfer.backup.taking import snapshot


def export(folder: Path, *, progress: Progress = silent) -> int:
    """Write every version with all that belongs to it; return how many there are.

    `export.json` is written last: a folder without it isn't whole.
    """
    refuse_filled(folder)
    tables = {}
    with snapshot(), progress("rows", None) as bar:
        for model in exported_models():
            told = RowDigest()
            with file_of(folder, model).open("wb") as file:
                for line in lines_of(model, exported_fields(model)):
                    named = by_name(model, line)
                    told.add(named)
                    file.write(named)
                    bar.update(1)
                file.flush()
                os.fsync(file.fileno())
            tables[model._meta.model_name] = told.said(columns_of(model))
        files = {
            PICTURES: copy_files(folder / PICTURES, pictures()),
            DOCUMENTS: copy_files(folder / DOCUMENTS, documents()),
        }
    said = {"form": FORM, "tables": tables, **files}
    text = json.dumps(said, indent=1, sort_keys=True) + "\n"
    (folder / TOLD).write_text(text, encoding="utf-8")
    return tables[str(Article._meta.model_name)]["rows"]


def refuse_filled(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise refused(
            "Nothing was exported.",
            f"{folder} is no folder.",
            "Name another one.",
            "no-folder",
        )
    make_folder(folder)
    if any(folder.iterdir()):
        raise refused(
            "Nothing was exported.",
            f"{folder} isn't empty.",
            "Name another folder.",
            "filled",
        )


def pictures() -> Iterator[tuple[str, Opener]]:
    """Yield the files of pictures, as they were received."""
    for image in Image.objects.order_by("pk").iterator():
        yield str(image.file.name), image.file.open


def documents() -> Iterator[tuple[str, Opener]]:
    shelf = document_files()
    for document in Document.objects.order_by("pk").iterator():
        yield document.file_name, partial(shelf.open, document.file_name)


def copy_files(folder: Path, files: Iterable[tuple[str, Opener]]) -> dict[str, str]:
    """Copy files below a folder; a lost one is left out. Return the hash of each."""
    copied = {}
    for name, opener in files:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with opener() as file, target.open("wb") as copy:
                shutil.copyfileobj(file, copy)
        except FileNotFoundError:
            continue
        copied[name] = sha256_of(target)
    return copied


def export_markdown(folder: Path, *, progress: Progress = silent) -> int:
    """Write each article that is public now to a Markdown file; return how many."""
    refuse_filled(folder)
    now = timezone.now()
    articles = Article.objects.public(now).for_page().order_by("pk")
    done = 0
    with progress("articles", None) as bar:
        for article in articles.iterator(chunk_size=500):
            path = folder / article.language / f"{article.slug}.md"
            path.parent.mkdir(exist_ok=True)
            [body] = filled([article.body], at=now, origin=settings.NEWSROOM_ORIGIN)
            text = "\n".join(["---", *front_matter(article), "---", "", body])
            path.write_text(text + "\n", encoding="utf-8")
            done += 1
            bar.update(1)
    return done


def front_matter(article: Article) -> Iterator[str]:
    """Yield the metadata of an article. YAML can read values written as JSON."""
    said: dict[str, object] = {
        "title": article.headline,
        "date": article.date_to_print().isoformat(),
        "language": article.language,
        "id": article.edition.urn,
        "version": article.number,
        "url": article.permalink,
        "description": article.teaser,
        "categories": names(article.category_list()),
        "subjects": names(article.subjects()),
        "sources": names(article.labels_of("source")),
        "credit": article.credited_to,
    }
    for name, value in said.items():
        if value:
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def names(labels: Iterable[Model]) -> list[str]:
    return [str(label) for label in labels]
