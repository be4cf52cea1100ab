"""Files for tests that are attached to articles, good and hostile, made by code."""

import io
import zipfile
import zlib

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.domain.documents import receive
from articles.domain.documents.examining import examine
from articles.models import Document

DOCX_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XLSX = XLSX_MAIN.removesuffix(".main+xml")
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
CSV = "Land;Summe\r\nÖsterreich;-12,5\r\n".encode()


SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


def refusal(data: bytes, name: str = "Bericht.pdf") -> str:
    """Return why a file can't be attached, in a word; "" if it can."""
    try:
        examine(io.BytesIO(data), name)
    except ValidationError as refused:
        return f"{refused.code}"
    return ""


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R", end: bytes = b"\n") -> bytes:
    """Return a small PDF with these objects besides its catalogue."""
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> >>"
    pages = b"<< /Type /Pages /Kids [] /Count 0 >>"
    body = b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, said)
        for number, said in enumerate((catalogue, pages, *objects), start=1)
    )
    size = len(objects) + 3
    return (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
        + body
        + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size %d %s >>\n"
        % (size, trailer)
        + b"startxref\n9\n%%EOF"
        + end
    )


def stream(data: bytes, said: bytes = b"", *, deflated: bool = True) -> bytes:
    packed = zlib.compress(data) if deflated else data
    how = b"/Filter /FlateDecode " if deflated else b""
    head = b"<< /Length %d %s%s >>" % (len(packed), how, said)
    return head + b"\nstream\n" + packed + b"\nendstream"


def object_stream(said: bytes, *, more: bytes = b"") -> bytes:
    return stream(b"5 0 " + said, b"/Type /ObjStm /N 1 /First 4 " + more)


def zipped(*, stored: tuple[str, ...] = (), **files: bytes) -> bytes:
    """Return an archive of files by their names."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, how)
    return output.getvalue()


def odt(kind: str = "text", content: bytes = b"", **files: bytes) -> bytes:
    kind = f"application/vnd.oasis.opendocument.{kind}"
    spaces = "".join(
        f' xmlns:{name}="{OFFICE}{space}:1.0"'
        for name, space in (("office", "office"), ("d", "drawing"), ("text", "text"))
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = b"<office:document-content%s>%s</office:document-content>"
    parts = {
        "mimetype": kind.encode(),
        "content.xml": body % (spaces.encode(), content),
    }
    return zipped(stored=("mimetype",), **(parts | files))


def docx(content: bytes = b"", *, main: str = DOCX_MAIN, **files: bytes) -> bytes:
    types = content_types(main, xml="application/xml", png="image/png", xlsx=XLSX)
    body = b'<w:document xmlns:w="urn:w">%s</w:document>' % content
    parts = {"[Content_Types].xml": types.encode(), "word/document.xml": body}
    return zipped(**(parts | files))


def content_types(main: str, **by_ending: str) -> str:
    rows = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in ({"rels": RELATIONS_TYPE} | by_ending).items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'{rows}<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def xlsx(**files: bytes) -> bytes:
    return docx(main=XLSX_MAIN, **files)


def relation(
    kind: str, *, target: str = "https://example.org/", is_external: bool = True
) -> bytes:
    mode = ' TargetMode="External"' if is_external else ""
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="urn:x/{kind}" '
        f'Target="{target}"{mode}/></Relationships>'
    ).encode()


def sent(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "application/octet-stream")


def stored(data: bytes | None = None, name: str = "Bericht.pdf") -> Document:
    """Return a document that was received."""
    document, _name = receive(sent(pdf() if data is None else data, name))
    return document


def attachment(document: Document | None = None, **said: str) -> dict[str, str]:
    """Return a row of a content with a document."""
    found = document or stored()
    return {
        "document": str(found.key),
        "title": "Der ganze Bericht",
        "file_name": f"Bericht.{found.kind}",
        "language": "de",
        "accessibility": "tagged",
    } | said
