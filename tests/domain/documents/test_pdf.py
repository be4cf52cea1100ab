"""A PDF says what it does in many ways; each of them is found, and none takes long."""

import pytest

from tests.support.files.documents import SCRIPT, object_stream, pdf, refusal, stream

HEX = (b"1 0 " + SCRIPT).hex().encode() + b">"
SPELLED = stream(SCRIPT.hex().encode() + b">", b"/Filter /AHx", deflated=False)
LINK = b"<< /Subtype /Link /A << /S /URI /URI (https://example.org/) >> >>"
SHOWS = b"<< /S /GoTo /D [3 0 R /Fit] >>"
LOADS = b"<< /S /URI /URI (https://example.org/) >>"


def packed(said: bytes = b"", *, mark: bytes = b"stream\n") -> bytes:
    """Return packed objects in letters that hide them, behind some words."""
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode %s >>\n" % said
    return pdf(head + mark + HEX + b"\nendstream")


def opening(action: bytes, *others: bytes) -> bytes:
    """Return a PDF whose catalogue calls an action; it may be the fifth object."""
    return pdf(LINK, b"<< /OpenAction %s >>" % action, *others)


@pytest.mark.parametrize(
    "data",
    [
        packed(),
        packed(b"/X (endobj)"),
        packed(b"/X (7 0 obj <<)"),
        packed(b"/X (a\\) (b) stream\n)"),
        packed(b"/X [ >> ]"),
        packed(b"/X (%s)" % (b"a" * 9_000)),
        packed(mark=b"stream\r"),
        packed(mark=b"stream \n"),
        packed(b"%d 0 obj" % 7),
        packed().replace(b"3 0 obj", b"3 0%\nobj"),
        packed().replace(b"/Filter /", b"/Filter % a\n/"),
        packed().replace(b"/First", b"/F#69rst").replace(b"/ObjStm", b"/Obj#53tm"),
        pdf(object_stream(SCRIPT).replace(b"stream\n", b"stream\r", 1)),
        pdf(stream(b"x", b"/Filter /Own", deflated=False)),
        pdf(stream(b"x", b"/Filter /LZWDecode", deflated=False)),
    ],
)
def test_nothing_in_front_of_packed_objects_hides_how_they_are_packed(data):
    assert refusal(data) == "damaged"


@pytest.mark.parametrize(
    "action",
    [
        LOADS,
        b"5 0 R",
        b"% so\n5 0 R",
        b" " * 70 + SHOWS,
        b"<< /S /GoTo /D [3 0 R /Fit] /Next 6 0 R >>",
        b"<< /S /Named /N /Print >>",
    ],
)
def test_opening_a_file_only_shows_a_page(action):
    assert refusal(opening(action, LOADS)) == "acting"


def test_packed_actions_are_found_by_their_number():
    for action, code in ((LOADS, "acting"), (SHOWS, "")):
        data = pdf(b"<< /OpenAction 5 0 R >>", object_stream(action))
        assert refusal(data) == code


def test_a_later_object_of_the_same_number_counts_as_well():
    data = opening(b"5 0 R", SHOWS)
    assert refusal(data) == ""
    assert refusal(data.replace(b"xref", b"5 0 obj\n%s\nendobj\nxref" % LOADS)) == (
        "acting"
    )


def test_no_other_spelling_of_an_object_hides_it():
    shown = opening(b"5 0 R", SHOWS)
    other = b"%s5 0 obj\n%s\nendobj\nxref" % (b"0" * 25, LOADS)
    assert refusal(shown.replace(b"xref", other, 1)) == "acting"
    plain = b"<< /Type /ObjStm /N 1 /First 4 >>\nstream\n5 0 %s\nendstream" % LOADS
    assert refusal(opening(b"5 0 R", SHOWS, plain)) == "damaged"
    twice = object_stream(SHOWS, more=b"/First 9 ")
    assert refusal(pdf(b"<< /OpenAction 5 0 R >>", twice)) == "damaged"


def test_ordinary_files_have_links_pictures_and_a_first_page():
    letters = b"BT (Text) Tj ET".hex().encode() + b">"
    for data in (
        opening(SHOWS),
        opening(b"[3 0 R /XYZ null null 0]"),
        pdf(LINK, stream(b"x", b"/Subtype /Image /Filter /DCTDecode", deflated=False)),
        pdf(stream(b"<x/>", b"/Type /Metadata /X (\\(a (b (c (d (e)))))")),
        pdf(stream(letters, b"/Filter [/ASCIIHexDecode]", deflated=False)),
        pdf(b"<< /Fields [] /AA << >> /DA (/Helv 0 Tf 0 g) >>"),
    ):
        assert refusal(data) == ""


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"<< /AA << /O 5 0 R >> >>", "acting"),
        (b"<< /A << /S /GoToR /F (\\\\\\\\host\\\\a) >> >>", "acting"),
        (b"<< /Subtype /FileAttachment >>", "carrying"),
        (b"<< /Type /Filespec >>", "carrying"),
        (
            stream(SCRIPT.hex().encode() + b">", b"/Filter /AHx", deflated=False),
            "acting",
        ),
    ],
)
def test_what_acts_or_carries_files_is_found_by_its_name(said, code):
    assert refusal(pdf(said)) == code


def test_a_name_is_found_where_two_pieces_meet():
    for before in range(999_960, 1_000_010, 7):
        assert refusal(pdf(b" " * before + SCRIPT)) == "acting"
        assert refusal(pdf(stream(b" " * before + SCRIPT))) == "acting"


def test_packed_objects_without_an_end_or_a_number_are_no_objects():
    data = pdf(object_stream(b"<< >>"))
    place = data.index(b"stream\n") + len(b"stream\n")
    assert refusal(data[: place + 8] + bytes(9) + data[place + 17 :]) == "damaged"
    assert refusal(data.replace(b"endobj", b"endobx")) == "damaged"
