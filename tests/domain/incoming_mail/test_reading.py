"""A mail is read as plain values, whatever it is made of."""

import random
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from articles.domain.incoming_mail import Attachment, Mail, Unreadable
from tests.domain.incoming_mail.mails import AT, dsn, mail, read

MARKUP = """<html><head><style>p {color: red}</style></head><body>
<p>Frist: <b>12. März</b></p><img src="https://track.example/1.gif" width="1">
<script>alert(1)</script><iframe src="https://evil.example/"></iframe>
<form action="https://evil.example/"><p style="position:fixed">Mehr</p></form></body>"""


def test_a_plain_mail_is_what_it_says():
    made = mail(Date="Tue, 02 Mar 2027 10:00:00 +0100", Subject="Grüße aus Köln")
    made.set_content("Guten Tag\n\nFrist: 12. März\n")
    assert read(made) == Mail(
        message_id="<1@partner.example>",
        sender="anna@partner.example",
        sender_name="Anna",
        recipient=AT,
        subject="Grüße aus Köln",
        date=datetime(2027, 3, 2, 9, tzinfo=UTC),
        text="Guten Tag\n\nFrist: 12. März",
        attachments=(),
        proven_domains=frozenset(),
        is_automatic=False,
    )


def test_the_plain_text_counts_and_html_only_without_it():
    made = mail()
    made.set_content("Im Klartext\n")
    made.add_alternative(MARKUP, subtype="html")
    assert read(made).text == "Im Klartext"
    made = mail()
    made.set_content(" \n")
    made.add_alternative(MARKUP, subtype="html")
    assert "Frist: 12. März" in read(made).text


def test_s70_of_somebodys_markup_words_alone_are_left():
    made = mail()
    made.set_content(MARKUP, subtype="html")
    text = read(made).text
    assert "Frist: 12. März" in text
    assert "Mehr" in text
    for sign in ("track.example", "evil.example", "alert", "<", "color", "fixed"):
        assert sign not in text


def test_files_come_as_they_are_and_without_a_path():
    made = mail()
    made.set_content("Anbei")
    made.add_attachment(
        b"PK\x03\x04",
        maintype="application",
        subtype="zip",
        filename="C:\\x\\..\\Aufruf\u202e.zip",
    )
    made.add_attachment("a;b\n", subtype="csv", filename="../../etc/passwd")
    found = read(made)
    assert found.text == "Anbei"
    assert found.attachments == (
        Attachment("Aufruf.zip", "application/zip", b"PK\x03\x04"),
        Attachment("passwd", "text/csv", b"a;b\n"),
    )


def test_a_text_that_goes_on_behind_a_file_is_one_text():
    made = mail()
    made.set_content("Vorher")
    made.add_attachment(
        b"%PDF", maintype="application", subtype="pdf", filename="a.pdf"
    )
    made.add_attachment("Nachher", disposition="inline")
    assert read(made).text == "Vorher\n\nNachher"


def test_a_forwarded_mail_is_a_file_and_lends_no_words_and_no_sender():
    inner = mail(From="chef@news.example.org")
    inner.set_content("Im Inneren")
    made = mail()
    made.set_content("Siehe unten")
    made.add_attachment(inner)
    found = read(made)
    assert found.text == "Siehe unten"
    assert found.sender == "anna@partner.example"
    [(_name, kind, content)] = found.attachments
    assert kind == "message/rfc822"
    assert b"Im Inneren" in content


@pytest.mark.parametrize(
    ("charset", "content", "text"),
    [
        ("iso-8859-1", "Größe".encode("latin-1"), "Größe"),
        ("utf-8", b"Gr\xff\xc3\xb6\xc3\x9fe", "Gr\ufffdöße"),
        ("klingon", "Größe".encode(), "Größe"),
        ("zlib", b"x\x9c", "x\ufffd"),
        ("punycode", b"Gre-mva9d", "Gre-mva9d"),
        ("idna", b"xn--a", "xn--a"),
    ],
)
def test_no_charset_stops_a_mail_and_none_unpacks_it(charset, content, text):
    head = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\n\n"
    assert read(head.encode() + content).text == text


def test_headers_in_utf_8_without_a_word_are_read():
    raw = 'From: "Jürgen" <j@b.example>\nSubject: Größe\n\nText'.encode()
    assert (read(raw).sender_name, read(raw).subject) == ("Jürgen", "Größe")


@pytest.mark.parametrize(
    "sender",
    [
        b"",
        b"From: a@b.example, c@d.example\n",
        b"From: a@b.example\nFrom: c@d.example\n",
        b"From: undisclosed:;\n",
        b"From: " + b"(" * 3000 + b"\n",
    ],
)
def test_who_names_none_or_two_has_no_sender(sender):
    try:
        assert read(sender + b"Subject: x\n\nText").sender == ""
    except Unreadable:
        assert sender.startswith(b"From: (((")


@pytest.mark.parametrize(
    ("headers", "is_automatic"),
    [
        ({}, False),
        ({"Auto_Submitted": "no"}, False),
        ({"Auto_Submitted": "auto-replied; owner-email=x"}, True),
        ({"Return_Path": "<>"}, True),
        ({"Precedence": "bulk"}, True),
        ({"Precedence": "bulk", "List_Id": "<news.partner.example>"}, False),
        ({"Precedence": "list", "List_Id": "<news.partner.example>"}, False),
        ({"X_Autoreply": "yes"}, True),
    ],
)
def test_it_is_known_what_a_program_answered(headers, is_automatic):
    made = mail(**headers)
    made.set_content("Text")
    assert read(made).is_automatic is is_automatic


def test_a_report_is_automatic_and_its_lines_are_there_as_they_came():
    found = read(dsn("bounce+x@news.example.org"))
    assert found.is_automatic
    content = {kind: said for _name, kind, said in found.attachments}
    assert b"Action: failed" in content["message/delivery-status"]
    assert (
        b"Final-Recipient: rfc822; erika@example.org"
        in content["message/delivery-status"]
    )


# -- Bounds -------------------------------------------------------------------


def nested(depth: int) -> bytes:
    head = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'
        for n in range(depth)
    )
    return f"From: a@b.example\n{head}Content-Type: text/plain\n\nText".encode()


def test_parts_within_parts_have_an_end():
    assert read(nested(20)).text == "Text"
    for depth in (21, 150, 3000):
        with pytest.raises(Unreadable):
            read(nested(depth))


@pytest.mark.parametrize(
    "raw",
    [
        b"x" * 10_000_001,
        b"\n" * 900_000,
        b"A: b\n" * 5000 + b"\nText",
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 5000,
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<p>" * 30_000,
    ],
    ids=["bytes", "lines", "headers", "parts", "elements"],
)
def test_what_would_take_hours_or_gigabytes_is_refused(raw):
    with pytest.raises(Unreadable):
        read(raw)


@pytest.mark.parametrize("name", ["Subject", "From", "Date", "Content-Type", "To"])
@pytest.mark.parametrize("signs", ["(", "=?utf-8?q?a?= ", '"', "a,", ";a*0*=b", "<"])
def test_a_header_without_end_takes_no_time(name, signs):
    raw = f"{name}: {signs * 200_000}\n\nText".encode()
    with suppress(Unreadable):
        assert len(read(raw).subject) <= 4000


def test_whatever_is_changed_in_a_mail_it_is_read_or_refused(full_size):
    """Neither the library's errors nor anything else comes through."""
    made = mail(Date="Tue, 02 Mar 2027 10:00:00 +0100")
    made.set_content("Größe\n")
    made.add_alternative(MARKUP, subtype="html")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="ä.zip")
    raws = [made.as_bytes(), dsn("bounce@news.example.org")]
    chance = random.Random(7)  # noqa: S311 (no secret)
    pieces = [
        b"\0",
        b"\r",
        b"\n",
        b"=?",
        b"?=",
        b"=?x?b?",
        b'"',
        b"(",
        b"--",
        b"\xff",
        b";",
        b"boundary=",
        b"<",
        b"message/rfc822",
    ]
    for _ in range(20_000 if full_size else 400):
        raw = bytearray(chance.choice(raws))
        for _change in range(chance.randint(1, 12)):
            place = chance.randrange(len(raw))
            raw[place : place + chance.choice([0, 0, 1, 5])] = chance.choice(pieces)
        try:
            found = read(bytes(raw))
        except Unreadable:
            continue
        assert "\0" not in found.text + found.subject + found.sender + found.message_id
