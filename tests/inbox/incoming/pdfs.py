"""PDFs with a text, and some that no honest program makes."""

from tests.support.files.documents import stream


def with_text(*lines: str, more: bytes = b"") -> bytes:
    """Return a PDF of one page that says these lines."""
    shown = b"".join(
        b"(%s) Tj T*\n" % line.encode("cp1252").replace(b"(", b"\\(") for line in lines
    )
    content = stream(b"BT /F1 12 Tf 50 700 Td 14 TL\n" + shown + b"ET")
    return of(content, more)


def bomb(megabytes: int = 1_500) -> bytes:
    """Return a PDF whose page unpacks to so many megabytes."""
    return of(stream(b"BT (a) Tj ET\n" + b" " * (megabytes * 1_000_000)))


def of(content: bytes, more: bytes = b"") -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % more,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        content,
        font + b" /Encoding /WinAnsiEncoding >>",
    ]
    made, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n%s" % table
        + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    )
