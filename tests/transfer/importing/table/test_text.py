"""Texts of TYPO3 and others become what an article may hold, and nothing else."""

import pytest

from articles.transfer.importing.table.moments import UnreadableMoment, moment_in
from tests.support.factories import picture_file
from tests.transfer.importing.table.importing import article, imported, table
from tests.transfer.importing.table.typo3 import row

pytestmark = pytest.mark.django_db


def body(folder, text: str, **said: str) -> str:
    imported(table(folder, row(1, bodytext=text, **said)))
    return article(1).body


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Eins\r\nZwei", "<p>Eins</p>\n<p>Zwei</p>"),
        ("Eins\nund\n\nZwei", "<p>Eins<br>\nund</p>\n<p>Zwei</p>"),
        ("<p>Eins</p>\n<p>Zwei [sic]</p>", "<p>Eins</p>\n<p>Zwei [sic]</p>"),
        ("Vor\n<ul>\n<li>a</li>\n</ul>", "<p>Vor</p>\n<ul>\n<li>a</li>\n</ul>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p><a>a</a></p>"),
    ],
)
def test_a_text_is_made_of_paragraphs_and_sanitised(tmp_path, text, html):
    assert body(tmp_path, text) == html


def test_links_between_rows_lead_to_articles(tmp_path):
    texts = (
        '<p><a href="t3://record?identifier=tx_news&amp;uid=2">a</a></p>',
        '<p><a href="/aktuelles/detail/nachricht-2">b</a></p>',
        '<p><a href="index.php?id=12&amp;tx_news_pi1[news]=2&amp;cHash=f">c</a></p>',
        "<p><link record:tx_news:2>d</link></p>",
    )
    imported(table(tmp_path, row(1, bodytext="".join(texts)), row(2)))
    uuid = article(2).edition.uuid
    assert article(1).body.count(f'href="urn:uuid:{uuid}"') == len(texts)


def test_links_that_lead_nowhere_here_are_words_and_told(tmp_path):
    text = '<p><a href="t3://page?uid=5">a</a> <link 7 _blank>b</link></p>'
    told = imported(table(tmp_path, row(1, bodytext=text)))
    assert article(1).body == "<p><a>a</a> <a>b</a></p>"
    assert "Links inside the old system that lead nowhere here: 2." in told


def test_pictures_come_from_the_folder_and_nothing_is_fetched(tmp_path):
    folder = tmp_path / "files" / "user_upload"
    folder.mkdir(parents=True)
    (folder / "hafen.jpg").write_bytes(picture_file("Hafen").read())
    text = (
        '<p>Text</p><img src="/fileadmin/user_upload/hafen.jpg" alt="Ein Hafen">'
        '<img src="https://other.example/x.jpg"><img src="/fileadmin/../../etc/passwd">'
    )
    path = table(tmp_path, row(1, bodytext=text))
    told = imported(path, uploads=tmp_path / "files", picture_credit="Foto: Muster")
    assert article(1).body.count("data-image") == 1
    assert "nothing is fetched" in told
    assert "its name leads out of the folder" in told


def test_an_author_who_is_a_mail_address_is_not_named(tmp_path):
    imported(table(tmp_path, row(1, author="erika@alt.example")))
    assert article(1).credit_name == ""


@pytest.mark.parametrize("text", ["", "0", "0000-00-00 00:00:00", "-1"])
def test_no_date_is_none(text):
    assert moment_in(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1420099200", "2015-01-01T08:00:00+00:00"),
        ("1420099200000", "2015-01-01T08:00:00+00:00"),
        ("2015-01-01 09:00:00", "2015-01-01T08:00:00+00:00"),
        ("2015-01-01T08:00:00Z", "2015-01-01T08:00:00+00:00"),
        ("01.01.2015 09:00", "2015-01-01T08:00:00+00:00"),
        ("1.1.2015", "2014-12-31T23:00:00+00:00"),
        ("99999999999", "2200-01-01T00:00:00+00:00"),
        ("9999-12-31 23:59:59", "2200-01-01T00:00:00+00:00"),
    ],
)
def test_dates_are_read_as_systems_write_them(text, moment):
    assert moment_in(text).isoformat() == moment


@pytest.mark.parametrize(
    "text", ["gestern", "31.02.2020", "12", "1" * 20, "1950-01-01"]
)
def test_other_dates_are_none_that_anybody_knows(text):
    with pytest.raises(UnreadableMoment):
        moment_in(text)
