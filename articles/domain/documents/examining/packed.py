"""Types of files that an archive may hold: documents, tables, text and pictures."""

import re
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from articles.domain.documents.examining import pdf, refusing, signs, table_text
from articles.domain.documents.examining.archive import FIRST, Opened, ending, opened
from articles.domain.documents.examining.office import kind_of

OFFICE = {".docx", ".xlsx", ".odt", ".ods"}
TABLES = {".csv", ".tsv"}
TEXTS = {".txt", ".md", ".json", ".geojson", ".bib", ""}
# Names in it that make an office file of the archive, for some programs.
OF_OFFICE = re.compile(r"mimetype|\[content_types\]\.xml(?:/.*)?", re.IGNORECASE)
# Computers of Apple add these by themselves: properties of files, and of folders.
OF_APPLE = re.compile(r"__MACOSX/(?:[^/]+/)*\._[^/]+|(?:[^/]+/)*\.DS_Store")
APPLE_SIGNS = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1")


def examine(found: Opened) -> None:
    """Raise ValidationError if one of the files could act, or couldn't be attached."""
    if not found.names:
        raise refusing.empty()
    for name in found.names:
        if OF_OFFICE.fullmatch(name):
            raise refusing.ambiguous()
        begun = found.begun(name, signs.BEGINNING)
        signs.refuse_hidden(name, begun)
        if OF_APPLE.fullmatch(name) and begun.startswith(APPLE_SIGNS):
            continue
        try:
            examine_inside(found, name, begun)
        except ValidationError as why:
            named = why.code in {"starting", "ending"}
            raise why if named else refusing.inside(name, why) from why


def examine_inside(found: Opened, name: str, begun: bytes) -> None:
    last = PurePosixPath(name).name
    # A name that begins with a dot has no other ending, and many computers hide it.
    kind = last.lower() if last.startswith(".") else ending(name)
    if kind == ".zip":
        # An archive in an archive shows no reader what is in it.
        raise refusing.unknown()
    if kind == ".pdf":
        with found.copied(name) as file:
            pdf.examine(file, found.budget)
    elif kind in OFFICE:
        if not begun.startswith(FIRST):
            raise refusing.unknown()
        with found.copied(name) as file:
            if kind_of(opened(file, found.budget)) != kind.removeprefix("."):
                raise refusing.unknown()
    elif kind in TABLES:
        signs.refuse_other_kind(name, begun)
        with found.copied(name) as file:
            table_text.examine(file, found.budget)
    elif kind in TEXTS:
        signs.refuse_other_kind(name, begun)
    elif kind in signs.OF_PICTURES:
        signs.refuse_other_kind(name, begun)
        if not signs.OF_PICTURES[kind].match(begun):
            raise refusing.starting(name)
    else:
        raise refusing.of_unknown_ending(name)
