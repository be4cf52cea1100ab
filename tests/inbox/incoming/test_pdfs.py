"""The text of a PDF is read within bounds: none takes the memory, or for ever."""

import time

import pytest

from articles.inbox.incoming import pdf_program
from articles.inbox.incoming.pdfs import pdfs_in, text_of_pdf
from tests.domain.incoming_mail.mails import mail, read
from tests.inbox.incoming import pdfs


def test_the_text_of_a_pdf_is_read():
    text = text_of_pdf(pdfs.with_text("Neues Labor in Köln", "Es öffnet im März."))
    assert text == "Neues Labor in Köln\nEs öffnet im März."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"no PDF at all",
        pdfs.with_text("x")[:300],
        pdfs.bomb(700),
        # It is its own parent and child.
        pdfs.with_text("x").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    ],
    ids=["empty", "head", "other", "cut", "bomb", "circle"],
)
def test_a_pdf_that_can_not_be_read_has_no_text(content):
    began = time.monotonic()
    assert not text_of_pdf(content)
    # Not a matter of seconds: the bound of the program is 20.
    assert time.monotonic() - began < 60


def test_a_pdf_that_takes_for_ever_is_ended(monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("while True: pass")
    monkeypatch.setattr("articles.inbox.incoming.pdfs.PROGRAM", slow)
    monkeypatch.setattr("articles.inbox.incoming.pdfs.SECONDS", 0.5)
    assert text_of_pdf(pdfs.with_text("x")) is None


def test_of_a_long_pdf_the_beginning_is_read(monkeypatch):
    monkeypatch.setattr(pdf_program, "MOST_BYTES", 10)
    text = pdf_program.text_in(pdfs.with_text("Ein langer Text", "und noch mehr"))
    assert text.startswith("Ein langer Text")


def test_pdfs_are_known_by_their_content_and_not_by_their_names():
    sent = mail()
    sent.set_content("Text")
    kinds = {"a.txt": pdfs.with_text("x"), "b.pdf": b"MZ no PDF"}
    kinds |= {f"{number}.pdf": b"%PDF-1.7" for number in range(9)}
    for name, content in kinds.items():
        sent.add_attachment(
            content, maintype="application", subtype="pdf", filename=name
        )
    found = pdfs_in(read(sent))
    assert [name for name, _content in found] == [
        "a.txt",
        *map("{}.pdf".format, range(4)),
    ]
