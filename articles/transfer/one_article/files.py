"""The pictures and documents of an article that comes back: what is gone comes, too."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articles.domain.content import Content
from articles.models import Document, Image
from articles.transfer.archives import DOCUMENTS, PICTURES, put_document, put_picture
from articles.transfer.one_article.telling import Told


def bring_files(told: Told, root: Path, contents: Iterable[Content]) -> list[str]:
    """Make the rows and files again that are gone; return the names of lost files.

    `root` is the folder that holds the media folder of the backup. The contents name
    documents by another key if the same file was attached anew since then.
    """
    lost = []
    for row in told["pictures"]:
        if Image.objects.filter(key=row["key"]).exists():
            continue
        path = root / PICTURES / row["file"]
        if not path.is_file():
            lost.append(row["title"])
            continue
        put_picture(row["file"], path.read_bytes())
        Image(**row).save()
    renamed: dict[str, str] = {}
    for row in told["documents"]:
        if same := Document.objects.filter(checksum=row["checksum"]).first():
            renamed[row["key"]] = str(same.key)
        elif name := lost_document(row, root):
            lost.append(name)
    for content in contents:
        for attached in content["attachments"]:
            if other := renamed.get(attached["document"] or ""):
                attached["document"] = other
    return lost


def lost_document(row: dict[str, Any], root: Path) -> str:
    """Bring a document back; return its name if the backup lacks it, else ""."""
    checksum = row["checksum"]
    name = f"{checksum[:2]}/{checksum}.{row['kind']}"
    path = root / DOCUMENTS / name
    if not path.is_file():
        return name
    with path.open("rb") as file:
        put_document(name, file)
    Document(**row).save()
    return ""
