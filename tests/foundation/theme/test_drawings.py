"""Drawings of a look are XML. Those that could fetch or grow are refused unread."""

import re
import socket

import pytest

from articles.foundation.refusal import Refused
from articles.foundation.theme import look_in
from tests.conftest import ROOT
from tests.support.inspecting.looks import svg, written

HEAD = '<?xml version="1.0"?>\n'
# Each but the last would ask an address or open a file; these would fill the memory.
FETCHING = {
    "file": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "http": '<!DOCTYPE svg [<!ENTITY x SYSTEM "http://127.0.0.1:{port}/x">]>',
    "parameter": '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://127.0.0.1:{port}/"> %x;]>',
    "external": '<!DOCTYPE svg SYSTEM "http://127.0.0.1:{port}/x.dtd">',
    "public": '<!DOCTYPE svg PUBLIC "-//X//X" "http://127.0.0.1:{port}/x.dtd">',
}
LAUGHS = "".join(
    f'<!ENTITY x{n} "{f"&x{n - 1};" * 10 if n else "ha"}">' for n in range(10)
)
GROWING = {
    "billion laughs": f"<!DOCTYPE svg [{LAUGHS}]>",
    "quadratic": f'<!DOCTYPE svg [<!ENTITY x9 "{"ha" * 50_000}">]>',
    "harmless": '<!DOCTYPE svg [<!ENTITY x9 "ha">]>',
}
TIMES = {"billion laughs": 1, "quadratic": 1_000, "harmless": 1}


def refusal(folder, declared: str, text: str, encoding: str = "utf-8") -> str:
    drawing = svg(box="0 0 32 32")
    whole = HEAD + declared + drawing.replace("</svg>", f"<title>{text}</title></svg>")
    assert whole != HEAD + declared + drawing
    with pytest.raises(Refused) as caught:
        look_in(written(folder, {"logo.svg": whole.encode(encoding)}))
    return str(caught.value)


@pytest.mark.parametrize("kind", FETCHING)
def test_s43_no_drawing_of_a_look_fetches_or_opens_anything(tmp_path, kind):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        declared = FETCHING[kind].replace("{port}", str(listener.getsockname()[1]))
        said = refusal(tmp_path, declared, "&x;" if kind != "external" else "")
        listener.settimeout(0)
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert "declares a document type" in said
    assert "root:" not in said


@pytest.mark.parametrize("kind", GROWING)
def test_s51_no_drawing_of_a_look_grows_without_bound(tmp_path, kind):
    said = refusal(tmp_path, GROWING[kind], "&x9;" * TIMES[kind])
    assert "declares a document type" in said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7"])
def test_s43_s51_no_other_encoding_hides_what_is_declared(tmp_path, encoding):
    for declared, text in ((FETCHING["file"], "&x;"), (GROWING["harmless"], "&x9;")):
        assert "root:" not in refusal(tmp_path, declared, text, encoding)


PARSING = re.compile(
    r"\b(?:xml\.etree|xml\.dom|xml\.parsers|xml\.sax\.(?:make_parser|parse)|ContentHandler|expatreader|pyexpat"
    r"|lxml|defusedxml|feedparser|xmlrpc|plistlib|getxmp|DOMParser)\b"
)
# These modules read XML. Tests of each prove that nothing is fetched or grows.
PARSERS = {
    "articles/transfer/importing/wordpress/export/reading.py",
    "articles/foundation/theme/pictures.py",
    "articles/domain/documents/examining/xml_parts.py",
    "articles/inbox/reading/parsing.py",
}


def test_s43_s51_nothing_else_reads_xml():
    found = {
        str(path.relative_to(ROOT))
        for folder in ("articles", "newsroom")
        for path in (ROOT / folder).rglob("*.py")
        if PARSING.search(path.read_text(encoding="utf-8"))
    }
    assert found
    assert found <= PARSERS
