"""Files of office programs: OpenDocument and Office Open XML, without what acts."""

import io
import re

from articles.domain.documents.examining import archive, refusing
from articles.domain.documents.examining.archive import Opened
from articles.domain.documents.examining.open_document import open_document
from articles.domain.documents.examining.xml_parts import Attributes, local, walk
from articles.models import DocumentKind

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS = {
    f"{OFFICE}wordprocessingml.document.main+xml": DocumentKind.DOCX,
    f"{OFFICE}spreadsheetml.sheet.main+xml": DocumentKind.XLSX,
}
TYPES = "[Content_Types].xml"
# Names of parts, and types of them, with macros, controls, or objects of programs.
MACROS = re.compile(r"vba|macro|activex|(?:^|/)customui", re.IGNORECASE)
OBJECTS = re.compile(r"oleobject|(?:^|/)embeddings/.*\.bin$", re.IGNORECASE)
LINKED = re.compile(r"(?:^|/)externalLinks?/|ddeLink", re.IGNORECASE)
# Types of links that may lead elsewhere: readers follow it, and no program does.
FOLLOWED = {"hyperlink"}
# Cells hold no links; they may be millions.
CELLS = re.compile(r"(?:^|/)xl/(?:worksheets/[^/]*|sharedStrings)\.xml$", re.IGNORECASE)
LOADING = re.compile(r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:TEXT|PICTURE)\b", re.IGNORECASE)


def kind_of(found: Opened) -> DocumentKind | None:
    """Return the kind of office file that an archive is; None for no such file."""
    if found.has("mimetype"):
        return open_document(found)
    if found.has(TYPES):
        return office_open_xml(found)
    return None


def office_open_xml(found: Opened, *, depth: int = 0) -> DocumentKind:
    types = types_in(found)
    listed = [*types, *found.names]
    if any(MACROS.search(one) for one in listed):
        raise refusing.acting()
    if any(OBJECTS.search(one) for one in listed):
        raise refusing.carrying()
    if any(LINKED.search(one) for one in listed):
        raise refusing.loading()
    for name in found.names:
        small = name.lower()
        if small.endswith(".rels"):
            walk(found, name, refuse_relation)
        elif small.endswith(".xml") and not CELLS.search(name):
            refuse_fields(found, name)
        elif "/embeddings/" in small:
            refuse_embedded(found, name, depth)
    kinds = {MAIN_PARTS[one] for one in types if one in MAIN_PARTS}
    if len(kinds) != 1:
        raise refusing.unknown()
    return kinds.pop()


def types_in(found: Opened) -> list[str]:
    types: list[str] = []
    walk(found, TYPES, lambda _name, said: types.append(said.get("ContentType", "")))
    return types


def refuse_relation(_name: str, said: Attributes) -> None:
    kind = said.get("Type", "").rpartition("/")[2]
    if MACROS.search(kind):
        raise refusing.acting()
    if said.get("TargetMode", "").lower() == "external" and kind not in FOLLOWED:
        raise refusing.loading()


def refuse_fields(found: Opened, name: str) -> None:
    """Raise ValidationError for fields that get something from elsewhere.

    Their instructions may be cut into pieces: these are read together.
    """
    said: list[str] = []
    inside = [""]

    def see(element: str, attributes: Attributes) -> None:
        inside[0] = local(element)
        if inside[0] == "ddeLink":
            raise refusing.loading()
        for attribute, text in attributes.items():
            if local(attribute) == "instr":
                said.append(f" {text} ")

    def say(text: str) -> None:
        if inside[0] == "instrText":
            said.append(text)

    walk(found, name, see, say)
    if LOADING.search("".join(said)):
        raise refusing.loading()


def refuse_embedded(found: Opened, name: str, depth: int) -> None:
    """Raise ValidationError unless an embedded file is the table of a chart."""
    if depth:
        raise refusing.carrying()
    inner = archive.opened(io.BytesIO(found.read(name)))
    if not inner.has(TYPES):
        raise refusing.carrying()
    office_open_xml(inner, depth=depth + 1)
