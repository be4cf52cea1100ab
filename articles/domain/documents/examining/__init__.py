"""Tell the type of a file by its content, and if it may be attached to an article."""

from pathlib import PurePosixPath
from typing import BinaryIO

from articles.domain.documents.examining import packed, pdf, refusing, table_text
from articles.domain.documents.examining.archive import FIRST, opened
from articles.domain.documents.examining.budget import Budget
from articles.domain.documents.examining.office import kind_of
from articles.models import DocumentKind

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def examine(file: BinaryIO, name: str) -> DocumentKind:
    """Return the kind of a file; ValidationError if it can't be attached.

    Only a table has no sign of its own: plain text is one if it is called so.
    """
    budget = Budget()
    file.seek(0)
    begun = file.read(8)
    if not begun:
        raise refusing.empty()
    if begun.startswith(b"%PDF-"):
        pdf.examine(file, budget)
        return DocumentKind.PDF
    if begun.startswith(OLD_OFFICE):
        raise refusing.of_old_office()
    if begun.startswith(FIRST):
        found = opened(file, budget)
        kind = kind_of(found)
        if kind is None:
            packed.examine(found)
        return kind or DocumentKind.ZIP
    if PurePosixPath(name.lower()).suffix == ".csv":
        table_text.examine(file, budget)
        return DocumentKind.CSV
    raise refusing.unknown()
