"""No file takes much time or memory to be looked through."""

import resource
import struct
import time

import pytest

from tests.support.files.documents import docx, odt, pdf, refusal, stream, zipped

# Limits ten times as large as what it takes.
SECONDS, BYTES = 30, 200_000_000


def nested_streams() -> bytes:
    """Return streams within streams that inflate to nothing."""
    begun = b"1 0 obj<<>>stream\n\x78\x01"
    block = b"\x00" + struct.pack("<HH", len(begun), 0xFFFF ^ len(begun)) + begun
    body = begun + block * 200 + b"\x00\x00\x00\xff\xff" * 400_000
    return pdf(stream(body, deflated=False), b"<<>>")


def elements(count: int) -> bytes:
    return docx(**{"word/a.xml": b"<r>%s</r>" % (b"<a/>" * count)})


HEAVY = {
    "escapes": lambda: pdf(stream(b"#41" * 5_000_000)),
    "escaped names": lambda: pdf(b"/#41" * 3_000_000),
    "escaped names inside": lambda: pdf(
        stream(b"/#41" * 5_000_000, b"/Type /ObjStm /N 1 /First 4")
    ),
    "objects in objects": lambda: pdf(b"1 0 obj<</A" * 500_000),
    "objects in strings": lambda: pdf(b"<</A(%s)>>" % (b"1 0 obj<<>>" * 90_000)),
    "comments": lambda: pdf(b"obj%" * 2_000_000),
    "brackets": lambda: pdf(b"1 0 obj" + b"<<[" * 2_000_000),
    "nested streams": nested_streams,
    "many documents": lambda: zipped(
        **{f"{number}.docx": elements(1_000_000) for number in range(30)}
    ),
    "many texts": lambda: zipped(
        **{f"{number}.odt": odt(content=b"<a/>" * 999_999) for number in range(30)}
    ),
    "depth": lambda: docx(**{"word/a.xml": b"<a>" * 2_000_000}),
    "one tag": lambda: docx(
        **{"word/a.xml": b"<a %s/>" % b" ".join(b'a%d=""' % n for n in range(400_000))}
    ),
    "names": lambda: docx(
        **{"word/a.xml": b"<a>%s" % b"".join(b"<a%d/>" % n for n in range(400_000))}
    ),
    "table": lambda: b"a;" + b" ;-" * 3_000_000 + b"1",
}


@pytest.mark.parametrize("what", HEAVY)
def test_no_file_takes_long_or_much_memory(what):
    data = HEAVY[what]()
    began = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refusal(data, "a.csv")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert time.process_time() - began < SECONDS
    assert grown * 1024 < BYTES
