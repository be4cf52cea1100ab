"""The documents of the samples: taken in, and attached to the articles they belong to.

Files and `documents.csv` lie beside the samples.
"""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.domain.content import Said
from articles.domain.documents import receive
from articles.foundation.refusal import Refused

FOLDER = Path(__file__).parent / "samples" / "documents"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, attached to the `edition` of a story; `language` is its own."""

    story: str
    edition: str
    file: Path
    said: dict[str, str] = field(hash=False)


@cache
def papers() -> tuple[Paper, ...]:
    """Return all documents, in the order of their table."""
    with (FOLDER / "documents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    named = ("story", "edition", "file")
    return tuple(
        Paper(
            row["story"],
            row["edition"],
            FOLDER / row["file"],
            {name: value for name, value in row.items() if name not in named},
        )
        for row in rows
    )


def with_documents(content: Said, key: str, language: str) -> Said:
    """Return the content of a sample with its documents; `key` is its story's."""
    rows = [
        taken_in(one)
        for one in papers()
        if (f"samples/{one.story}", one.edition) == (key, language)
    ]
    return {**content, "attachments": rows} if rows else content


def taken_in(paper: Paper) -> dict[str, str]:
    """Return the row of a content with this document."""
    file = SimpleUploadedFile(paper.file.name, paper.file.read_bytes())
    try:
        document, name = receive(file)
    except ValidationError as error:
        raise Refused(
            "The samples can't be loaded.",
            " ".join(error.messages),
            "See to the folder of the documents, or start without samples.",
            code="document-refused",
        ) from error
    return {"document": str(document.key), "file_name": name, **paper.said}
