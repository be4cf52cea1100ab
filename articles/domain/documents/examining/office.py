"""Files of office programs: OpenDocument and Office Open XML, without what acts."""

import re
from dataclasses import dataclass, field

from articles.domain.documents.examining import archive, office_types, refusing, signs
from articles.domain.documents.examining.archive import Opened
from articles.domain.documents.examining.office_types import OFFICE
from articles.domain.documents.examining.open_document import open_document
from articles.domain.documents.examining.xml_parts import Attributes, local, walk
from articles.models import DocumentKind

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
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\", re.IGNORECASE)
# Each instruction of a field begins a line.
LOADING = re.compile(
    r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:TEXT|PICTURE)\b|^\s*(?:LINK|IMPORT|DATABASE)\b",
    re.IGNORECASE | re.MULTILINE,
)
INSTRUCTIONS, LONGEST_FIELDS = {"instrText", "delInstrText"}, 5_000_000


def kind_of(found: Opened) -> DocumentKind | None:
    """Return the kind of office file that an archive is; None for no such file."""
    has_types = found.has(TYPES)
    if found.has("mimetype"):
        if has_types:
            raise refusing.ambiguous()
        return open_document(found)
    return office_open_xml(found) if has_types else None


def office_open_xml(found: Opened, *, depth: int = 0) -> DocumentKind:
    types = Types()
    walk(found, TYPES, types.add)
    listed = [*types.listed, *found.names]
    if any(MACROS.search(one) for one in listed):
        raise refusing.acting()
    if any(OBJECTS.search(one) for one in listed):
        raise refusing.carrying()
    if any(LINKED.search(one) for one in listed):
        raise refusing.loading()
    kinds = {MAIN_PARTS[one] for one in types.listed if one in MAIN_PARTS}
    if len(kinds) != 1:
        raise refusing.unknown()
    for name in found.names:
        if name != TYPES:
            refuse_part(found, name, types, depth)
    return kinds.pop()


@dataclass(slots=True)
class Types:
    """The types of a file's parts, as it tells them, by their names and endings."""

    listed: list[str] = field(default_factory=list)
    by_place: dict[str, str] = field(default_factory=dict)

    def add(self, element: str, said: Attributes) -> None:
        kind = said.get("ContentType", "")
        part, end = said.get("PartName", ""), said.get("Extension", "")
        if not kind:
            return
        place = (part if local(element) == "Override" else f".{end}").lower()
        if self.by_place.setdefault(place, kind.lower()) != kind.lower():
            raise refusing.ambiguous()
        self.listed.append(kind)

    def of(self, name: str) -> str:
        name = f"/{name.lower()}"
        default = self.by_place.get(archive.ending(name), "")
        return self.by_place.get(name, default)


def refuse_part(found: Opened, name: str, types: Types, depth: int) -> None:
    """Raise ValidationError for a part that acts, or whose type nobody knows here."""
    kind = types.of(name)
    is_relations = name.lower().endswith(".rels")
    if is_relations or kind == office_types.RELATIONS:
        has_table = types.of(source_of(name)) in office_types.CHARTS
        walk(found, name, lambda one, said: refuse_relation(one, said, has_table))
    elif not office_types.is_known(kind):
        raise refusing.of_unknown_part(name)
    elif kind == office_types.TABLE:
        refuse_embedded(found, name, depth)
    elif kind in office_types.READ and kind not in office_types.CELLS:
        refuse_fields(found, name)
    else:
        signs.refuse_hidden(name, found.begun(name, 64), refusing.carrying())


def source_of(name: str) -> str:
    """Return the name of the part whose relations a part lists."""
    folder, _rels, source = name.rpartition("_rels/")
    return f"{folder}{source.lower().removesuffix('.rels')}"


def refuse_relation(element: str, said: Attributes, has_table: bool) -> None:
    if local(element) != "Relationship":
        return
    kind = said.get("Type", "").rpartition("/")[2].lower()
    if MACROS.search(kind):
        raise refusing.acting()
    if kind in office_types.CARRYING_RELATIONS and not (
        has_table and kind == "package"
    ):
        raise refusing.carrying()
    is_outside = said.get("TargetMode", "").strip().lower() not in {"", "internal"}
    is_elsewhere = is_outside or ELSEWHERE.match(said.get("Target", "").strip())
    if is_elsewhere and kind not in FOLLOWED:
        raise refusing.loading()
    if kind not in office_types.KNOWN_RELATIONS | {"package"}:
        raise refusing.of_unknown_part(kind or "Relationship")


class Fields:
    """The instructions of all fields in a part, which may be cut into pieces."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.inside, self.length = "", 0

    def see(self, element: str, attributes: Attributes) -> None:
        self.inside = local(element)
        if self.inside == "ddeLink":
            raise refusing.loading()
        if self.inside == "altChunk":
            raise refusing.carrying()
        if self.inside == "fldChar":
            self.keep("\n")
        for attribute, text in attributes.items():
            if local(attribute) == "instr":
                self.keep(f"\n{text}\n")

    def say(self, text: str) -> None:
        if self.inside in INSTRUCTIONS:
            self.keep(text)

    def keep(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST_FIELDS:
            raise refusing.too_much_work()
        self.said.append(text)


def refuse_fields(found: Opened, name: str) -> None:
    """Raise ValidationError for fields that get something from elsewhere."""
    fields = Fields()
    walk(found, name, fields.see, fields.say)
    if LOADING.search("".join(fields.said)):
        raise refusing.loading()


def refuse_embedded(found: Opened, name: str, depth: int) -> None:
    """Raise ValidationError unless an embedded file is the table of a chart."""
    if depth:
        raise refusing.carrying()
    with found.copied(name) as file:
        inner = archive.opened(file, found.budget)
        if not inner.has(TYPES) or inner.has("mimetype"):
            raise refusing.carrying()
        office_open_xml(inner, depth=depth + 1)
