"""OpenDocument files: texts and tables, without macros, objects and links to load."""

import re

from articles.domain.documents.examining import pdf, refusing, signs
from articles.domain.documents.examining.archive import Opened
from articles.domain.documents.examining.xml_parts import Attributes, local, walk
from articles.models import DocumentKind

# The content of `mimetype`, the first file of an OpenDocument file.
KINDS = {
    b"application/vnd.oasis.opendocument.text": DocumentKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": DocumentKind.ODS,
}
# Parts that writing and calculating programs know, also of formulas and charts inside.
KNOWN = re.compile(
    r"mimetype|META-INF/(?:manifest|documentsignatures)\.xml|(?:[^/]+/)?manifest\.rdf"
    r"|(?:[^/]+/){0,2}(?:content|styles|meta|settings)\.xml|layout-cache|meta\.rdf"
    r"|ObjectReplacements/[^/.]+|Configurations2/(?:[^/]+/){0,3}[^/]+\.(?:xml|png)"
    r"|(?:[^/]+/){0,3}[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|svm|emf|wmf)"
    r"|Thumbnails/thumbnail\.pdf|Fonts/[^/]+\.(?:ttf|otf|ttc|woff2?)",
    re.IGNORECASE,
)
EMPTY = re.compile(r"Configurations2/")
LONGEST_KIND = 100
MACROS = re.compile(r"^(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
ACTING = {"event-listener", "applet", "plugin", "module"}
LOADING = {
    "dde-source", "dde-link", "dde-links", "dde-connection", "dde-connection-decl",
    "floating-frame",
}  # fmt: skip
# Elements with the place of what they show: a part of the file, or nothing.
SHOWING = {
    "object", "image", "fill-image", "section-source", "table-source",
    "background-image", "cell-range-source", "list-level-style-image",
    "database-source-query",
}  # fmt: skip
OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|\\|\.\.)", re.IGNORECASE)


def open_document(found: Opened) -> DocumentKind:
    said = found.begun("mimetype", LONGEST_KIND).strip()
    if said not in KINDS:
        raise refusing.unknown()
    if found.names[0] != "mimetype" or not found.has("content.xml"):
        raise refusing.damaged()
    for name in found.names:
        if MACROS.search(name):
            raise refusing.acting()
        if not KNOWN.fullmatch(name):
            raise refusing.of_unknown_part(name)
        if EMPTY.match(name) and found.is_empty(name):
            continue
        if name.lower().endswith((".xml", ".rdf")):
            walk(found, name, refuse_element)
        elif name.lower().endswith(".pdf"):
            with found.copied(name) as file:
                pdf.examine(file, found.budget)
        elif name != "mimetype":
            signs.refuse_hidden(name, found.begun(name, 64), refusing.carrying())
    return KINDS[said]


def refuse_element(name: str, attributes: Attributes) -> None:
    space, _space, element = name.rpartition(" ")
    is_script = space == f"{NAMESPACE}office:1.0" and element == "script"
    if is_script or (element in ACTING and space.startswith(NAMESPACE)):
        raise refusing.acting()
    if element == "encryption-data":
        raise refusing.encrypted()
    if element == "object-ole":
        raise refusing.carrying()
    if element in LOADING:
        raise refusing.loading()
    for attribute, text in attributes.items():
        if local(attribute) == "media-type" and "oleobject" in text:
            raise refusing.carrying()
        if local(attribute) == "href":
            refuse_place(element, text)


def refuse_place(element: str, place: str) -> None:
    if place.lower().startswith(("vnd.sun.star.script:", "script:", "macro:")):
        raise refusing.acting()
    if element in SHOWING and OUTSIDE.match(place.removeprefix("./")):
        raise refusing.loading()
