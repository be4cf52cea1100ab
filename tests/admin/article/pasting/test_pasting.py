"""A whole document is pasted into an empty form: each part fills its field, unsaved."""

import re
from pathlib import Path

import pytest

from articles.models import Article, Deadline, NewLabel, Source, Topic
from articles.transfer.importing.document.sections import section_of
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, url

pytestmark = pytest.mark.django_db

SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"
DOCUMENT = """Ein Netz von Netzen & mehr

12.02.2020 | Mobilität, Nie gehört

Ein Absatz, der mit einem [Link](https://www.example.org/x) von der Sache handelt.

## Zwischentitel

- Eins
- Zwei

Zum Nachlesen

- Verlag (11.02.20): [Ein Titel](https://www.example.org/titel)
- Muster: [Ohne Ziel](#)

Quelle: Muster, Clusterportal

Redaktion: 13.02.2020 von Erika Muster, Musterinstitut

Länder / Organisationen: EU, Atlantis

Themen: Innovation, Netze
"""
HTML = """<html><body><!--StartFragment--><h1>Ein Netz</h1><p>12.02.2020 | Mobilität</p>
<p class=MsoNormal>Ein <b>fetter</b> Absatz &amp; der Rest.<o:p></o:p></p>
<table><tr><td>a</td><td>b</td></tr></table>
<h2>Zum Nachlesen</h2><ul><li>Verlag (11.02.20):
<a href="https://www.example.org/titel">Ein Titel</a></li></ul>
<p>Themen: Innovation</p><!--EndFragment--></body></html>"""


@pytest.fixture
def client():
    factories.category("Mobilität")
    factories.topic("Innovation")
    factories.source("Muster")
    return at_desk(factories.author())


def paste(client, document: str, html: str = ""):
    data = {"document": document, "document_html": html, "_paste": "1"}
    answer = client.post(url(Article, "add"), data)
    assert answer.status_code == 200
    assert errors(answer) == ""
    assert not Article.objects.exists()
    return answer


def save_pasted(client, answer) -> Article:
    saved = client.post(url(Article, "add"), read_form(answer) | {"_save": "1"})
    assert saved.status_code == 302
    return Article.objects.get()


@pytest.mark.both
def test_every_part_of_a_document_fills_its_field(client):
    answer = paste(client, DOCUMENT)
    assert not NewLabel.objects.exists()
    article = save_pasted(client, answer)
    assert article.headline == "Ein Netz von Netzen & mehr"
    assert (article.edition.language, article.dated.isoformat()) == ("de", "2020-02-12")
    assert "<h2>Zwischentitel</h2>" in article.body
    assert "<li>Zwei</li>" in article.body
    credit = article.credit_date.isoformat(), article.credit_name
    assert credit == ("2020-02-13", "Erika Muster")
    assert article.credit_organisation == "Musterinstitut"
    reading = article.further_reading.values_list("publisher_name", "title", "url")
    assert list(reading) == [
        ("Verlag", "Ein Titel", "https://www.example.org/titel"),
        ("Muster", "Ohne Ziel", ""),
    ]
    assert article.further_reading.last().publisher == Source.objects.get(
        names__de="Muster"
    )
    sources = [row.source.name for row in article.attributions.all()]
    assert sources == ["Muster", "Clusterportal"]
    assert [link.tag.name for link in article.topic_links.all()] == [
        "Innovation",
        "Netze",
    ]
    assert article.country_links.get().country == factories.country("EU")
    assert article.category_links.get().category.name == "Mobilität"
    marks = {str(mark) for mark in NewLabel.objects.all()}
    assert marks == {"Clusterportal", "Netze"}


def test_the_page_says_what_it_took_for_what_and_what_it_did_not_know(client):
    answer = paste(client, DOCUMENT)
    took = {str(label): text for label, text in answer.context["pasted"].took}
    assert took["Überschrift"] == "Ein Netz von Netzen & mehr"
    assert took["Quellen"] == "Muster, Clusterportal (neu)"
    assert took["Themen"] == "Innovation, Netze (neu)"
    assert took["Zum Nachlesen"] == "Ein Titel · Ohne Ziel"
    missed = " ".join(answer.context["pasted"].missed)
    for name in ("Nie gehört", "Atlantis", "1 Link ohne Ziel"):
        assert name in missed
    # Nothing is lost: the document stands there as it was.
    assert "Länder / Organisationen: EU, Atlantis" in answer.text


@pytest.mark.wcag("5.4", "11.8.3", on="desk")
def test_a_page_from_the_web_or_from_word_keeps_its_mark_up(client):
    article = save_pasted(client, paste(client, "irgendwas", HTML))
    assert article.headline == "Ein Netz"
    assert "<strong>fetter</strong> Absatz &amp; der Rest." in article.body
    assert "<table>" in article.body
    assert "Zum Nachlesen" not in article.body
    assert article.further_reading.get().url == "https://www.example.org/titel"
    assert article.topic_links.get().tag.name == "Innovation"


def test_plain_text_is_read_where_its_mark_up_says_less(client):
    lines = "".join(f"<div>{line}</div>" for line in ("Kein", "Artikel"))
    article = save_pasted(client, paste(client, DOCUMENT, lines))
    assert article.headline == "Ein Netz von Netzen & mehr"


def test_a_document_without_a_day_is_read_all_the_same(client):
    head, _day, rest = DOCUMENT.split("\n\n", 2)
    answer = paste(client, f"{head}\n\n{rest}")
    assert "fehlt die Datumszeile" in " ".join(answer.context["pasted"].missed)
    article = save_pasted(client, answer)
    assert (article.dated, article.headline) == (None, head)
    assert article.attributions.count() == 2


def test_a_line_that_is_not_clear_stays_in_its_row_with_a_sentence(client):
    lines = "Antrag: keine Adresse\nFrist: 1.3.2027; 31.2.2027\n\nQuelle:"
    answer = paste(client, DOCUMENT.replace("Quelle:", lines, 1))
    form = read_form(answer)
    assert form["deadlines-0-closes"] == ["01.03.2027"]
    assert form["deadlines-1-closes"] == ["31.2.2027"]
    assert form["facts-0-apply_at"] == ["keine Adresse"]
    assert form["credit_name"] == ["Erika Muster"]
    told = [
        rows.formset.forms[-1].errors
        for rows in answer.context["inline_admin_formsets"]
        if rows.formset.prefix in {"deadlines", "facts"}
    ]
    assert [list(one) for one in told] == [["closes"], ["apply_at"]]
    assert "Meinen Sie 28.02.2027?" in str(told[0])
    assert 'id="id_deadlines-1-closes_error"' in answer.text
    # Sent as it is, it is refused as if somebody had typed it.
    saved = client.post(url(Article, "add"), form | {"_save": "1"})
    assert "Meinen Sie 28.02.2027?" in saved.text
    assert not Article.objects.exists()


def test_what_is_no_such_document_stands_in_the_text_as_a_whole(client):
    twice = "Ein Titel\n\nEin Absatz <b>\n\nThemen: Klima\n\nThemen: Umwelt"
    answer = paste(client, twice)
    assert answer.context["pasted"].missed
    article = save_pasted(client, answer)
    assert article.headline == "Ein Titel"
    for text in ("<p>Ein Absatz &lt;b&gt;</p>", "Themen: Klima", "Themen: Umwelt"):
        assert text in article.body
    assert not Topic.objects.filter(names__de="Klima").exists()


def test_an_english_document_begins_an_english_article(client):
    document = (
        "The net of nets\n\n2020-02-12\n\nThis is the text of it.\n\nTopics: Nets"
    )
    article = save_pasted(client, paste(client, document))
    assert article.edition.language == "en"
    assert Topic.objects.get(names__en="Nets").names == {"en": "Nets"}


@pytest.mark.parametrize("document", ["", " \n \n", "\x00", "x" * 1_000_001])
def test_nothing_and_too_much_fill_nothing(client, document):
    answer = paste(client, document)
    assert answer.context["pasted"].missed
    assert read_form(answer)["headline"] == [""]


def test_comments_that_nothing_closes_are_skipped_at_once(client):
    data = {"document": "Titel", "_paste": "1"}
    html = f"<p>Der Kopf</p><p>Ein Absatz.</p>{'<!--' * 60_000}<p>Verschluckt</p>"
    answer = client.post(url(Article, "add"), data | {"document_html": html})
    assert read_form(answer)["headline"] == ["Der Kopf"]
    assert "Verschluckt" not in answer.text


def test_only_who_begins_articles_may_paste_one():
    client = at_desk(factories.user("Quellen Beispiel", "sources"))
    data = {"document": DOCUMENT, "_paste": "1"}
    assert client.post(url(Article, "add"), data).status_code == 403


def test_a_document_pasted_into_an_article_there_is_changes_nothing(client):
    article = factories.draft(headline="Alt")
    data = {"document": DOCUMENT, "_paste": "1"}
    client.post(url(Article, "change", article.pk), data)
    article.refresh_from_db()
    assert article.headline == "Alt"


def test_the_portals_own_page_is_read_as_a_whole(client):
    files = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not files:
        pytest.skip(f"the portal's page is not there: {SEEDS}")
    factories.topic("Netzwerke")
    for name in ("Internationalisierung Deutschlands", "Bi-/Multilaterales"):
        factories.category(name)
    answer = paste(client, files[0].read_text(encoding="utf-8"))
    assert answer.context["pasted"].missed == ["1 Link ohne Ziel"]
    article = save_pasted(client, answer)
    assert article.attributions.get().source.name == "Clusterportal Baden-Württemberg"
    assert article.country_links.get().country.code == "EU"
    assert article.topic_links.count() == article.category_links.count() == 2
    assert article.further_reading.count() == 1
    assert article.credit_name


def test_the_dialog_names_every_line_of_a_call_that_it_understands(client):
    said = client.get(url(Article, "add")).text
    said = said[said.index('id="paste-help"') :].partition("</p>")[0]
    names = re.findall("„(.+?)“", said)
    assert {"Frist", "Fördergeber", "Antrag"} < {*names}
    assert all(section_of(f"{name}: x") for name in names)


def test_two_articles_from_one_document_have_keys_of_their_own(client):
    document = DOCUMENT.replace("Quelle:", "Frist: 1.3.2027; 1.4.2027\n\nQuelle:", 1)
    for _turn in range(2):
        data = {"document": document, "_paste": "1"}
        form = read_form(client.post(url(Article, "add"), data))
        client.post(url(Article, "add"), form | {"_save": "1"})
    keys = Deadline.objects.values_list("key", flat=True)
    assert len({*keys}) == 4
