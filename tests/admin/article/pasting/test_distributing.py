"""A document that was pasted into a text is distributed to the fields of the form."""

import pytest

from articles.models import Article
from tests.admin.article.pasting.test_pasting import DOCUMENT, HTML
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
NEW = "/admin/articles/article/distribute/"


@pytest.fixture
def labels():
    return {
        "categories": factories.category("Mobilität"),
        "topics": factories.topic("Innovation"),
        "source": factories.source("Muster"),
    }


def distributed(client, document=DOCUMENT, address=NEW, **typed) -> dict:
    answer = client.post(address, {"document": document} | typed)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    return answer.json()


@pytest.mark.both
def test_every_part_comes_as_its_field_takes_it(labels):
    found = distributed(at_desk(factories.author()))
    assert not Article.objects.exists()
    assert found["fields"] == {
        "language": "de",
        "headline": "Ein Netz von Netzen & mehr",
        "dated": "2020-02-12",
        "body": found["fields"]["body"],
        "credit_date": "2020-02-13",
        "credit_name": "Erika Muster",
        "credit_organisation": "Musterinstitut",
    }
    assert found["fields"]["body"].startswith("<p>Ein Absatz, der mit einem <a ")
    category = {"id": str(labels["categories"].pk), "text": "Mobilität"}
    assert category in found["choices"]["categories"]
    topics = [one["text"] for one in found["choices"]["topics"]]
    assert topics[0] == "Innovation"
    [first, second] = found["rows"]["further_reading"]
    assert first == {
        "publisher_name": "Verlag",
        "dated": "2020-02-11",
        "title": "Ein Titel",
        "url": "https://www.example.org/titel",
    }
    muster = {"id": str(labels["source"].pk), "text": "Muster"}
    assert second["publisher"] == muster
    assert found["rows"]["attributions"][0] == {"source": muster}
    assert "Nie gehört" in found["said"]


def test_mark_up_is_kept_and_what_a_script_left_out_is_named(labels):
    left = ["  Home >  News ", "", *(f"Eintrag {n}" for n in range(30))]
    found = distributed(
        at_desk(factories.author()), "x", document_html=HTML, left_out=left
    )
    assert "<strong>fetter</strong>" in found["fields"]["body"]
    said = "Weggelassen, weil es nicht zum Artikel gehört"
    assert f"{said}: „Home &gt; News“" in found["said"]
    assert found["said"].count(said) == 9  # one of ten was empty


def test_captions_in_the_text_are_named_as_doubtful(labels):
    document = DOCUMENT.replace(
        "- Eins", "Foto: Die Halle\n\nMehr zum Thema: Netze\n\n- Foto\n- Frist: morgen"
    )
    said = distributed(at_desk(factories.author()), document)["said"]
    assert "gehört vielleicht nicht dorthin: „Foto: Die Halle“" in said
    assert "„Mehr zum Thema: Netze“" in said
    assert "Frist" not in said.partition("<details")[0]


def test_only_who_may_write_may_ask():
    article = factories.draft(by=factories.author("Andere Autorin"))
    address = f"/admin/articles/article/{article.pk}/distribute/"
    me = at_desk(factories.author())
    assert me.post(address, {"document": "x"}).status_code == 404
    assert me.get(NEW).status_code == 405
    live = factories.published()
    address = f"/admin/articles/article/{live.pk}/distribute/"
    assert me.post(address, {"document": "x"}).status_code == 403
    reader = at_desk(factories.user("Leserin"))
    assert reader.post(NEW, {"document": "x"}).status_code == 403


def test_a_draft_is_asked_about_and_stays_as_it_is(labels):
    article = factories.draft(headline="Alt")
    address = f"/admin/articles/article/{article.pk}/distribute/"
    found = distributed(at_desk(article.author), address=address)
    assert found["fields"]["headline"] == "Ein Netz von Netzen & mehr"
    article.refresh_from_db()
    assert article.headline == "Alt"


def test_nothing_and_too_much_fill_nothing():
    client = at_desk(factories.author())
    for document in ("", " \n ", "x" * 1_000_001):
        found = distributed(client, document)
        assert found["fields"] == found["choices"] == found["rows"] == {}
        assert "Bitte ansehen" in found["said"]


@pytest.mark.parametrize(
    "said",
    [
        "[Muster](https://example.org/q)",
        "Muster, [https://example.org/q](https://example.org/q)",
    ],
)
def test_an_address_beside_a_source_is_its_address_and_no_other_source(labels, said):
    document = DOCUMENT.replace("Quelle: Muster, Clusterportal", f"Quelle: {said}")
    found = distributed(at_desk(factories.author()), document)
    muster = {"id": str(labels["source"].pk), "text": "Muster"}
    assert found["rows"]["attributions"] == [
        {"source": muster, "url": "https://example.org/q"}
    ]


def test_an_address_that_belongs_to_no_single_source_is_named(labels):
    document = DOCUMENT.replace("Clusterportal", "Clusterportal, https://example.org/q")
    found = distributed(at_desk(factories.author()), document)
    names = [row["source"]["text"] for row in found["rows"]["attributions"]]
    assert names == ["Muster", "Clusterportal (neu)"]
    assert "zu keiner einzelnen Quelle" in found["said"]


CALL = """\
Referenznummer: A-1
Fördergeber: Muster
Antragsberechtigt: kleine und mittlere Unternehmen, Hochschulen
Fördersumme: bis zu 50.000 Euro
Antrag: https://example.org/antrag
"""


def test_lines_of_a_call_fill_the_row_of_its_facts(labels):
    document = DOCUMENT.replace("Quelle:", f"{CALL}Quelle:", 1)
    found = distributed(at_desk(factories.author()), document)
    assert found["rows"]["facts"] == [
        {
            "reference": "A-1",
            "funder": {"id": str(labels["source"].pk), "text": "Muster"},
            "eligible": ["universities", "smes"],
            "amount": "bis zu 50.000 Euro",
            "apply_at": "https://example.org/antrag",
        }
    ]
    assert "Hochschulen, kleine und mittlere Unternehmen" in found["said"]


def test_a_funder_that_is_not_known_is_offered_as_new(labels):
    document = DOCUMENT.replace("Quelle:", "Fördergeber: Fonds X\nQuelle:", 1)
    found = distributed(at_desk(factories.author()), document)
    [row] = found["rows"]["facts"]
    assert row == {"funder": {"id": "new:Fonds X", "text": "Fonds X (neu)"}}


def test_a_line_of_deadlines_fills_rows_in_words(labels):
    document = DOCUMENT.replace("Quelle:", "Frist: 15.4.2020 17:00 Brüssel\nQuelle:", 1)
    [row] = distributed(at_desk(factories.author()), document)["rows"]["deadlines"]
    assert row == {
        "stage": "submission",
        "closes": "15.04.2020, 17:00\xa0Uhr (Brüssel)",
    }


def test_a_line_of_deadlines_loses_none_of_its_parts(labels):
    line = (
        "Frist: Skizze (verpflichtend): ab 1.3.2020 bis 15.4.2020 (bisher 1.4.2020); "
        "jederzeit"
    )
    document = DOCUMENT.replace("Quelle:", f"{line}\nQuelle:", 1)
    found = distributed(at_desk(factories.author()), document)
    assert found["rows"]["deadlines"] == [
        {
            "stage": "submission",
            "named": "Skizze",
            "is_gate": "True",
            "opens": "01.03.2020",
            "closes": "15.04.2020",
            "was": "01.04.2020",
        },
        {"stage": "submission", "is_rolling": "True"},
    ]
    assert "15.04.2020 · Laufend möglich" in found["said"]


def test_a_deadline_that_is_not_clear_stays_in_its_field_as_it_was_typed(labels):
    line = "Frist: Vollantrag: ab 1.1.2027 bis 31.2.2027; 15.4.2027 17:00 Atlantis"
    document = DOCUMENT.replace("Quelle:", f"{line}\n{CALL}Quelle:", 1)
    found = distributed(at_desk(factories.author()), document)
    first, second = found["rows"]["deadlines"]
    assert (first["named"], first["opens"]) == ("Vollantrag", "01.01.2027")
    assert (first["closes"], second["closes"]) == (
        "31.2.2027",
        "15.4.2027 17:00 Atlantis",
    )
    told = found["faults"]["deadlines"]
    assert "Meinen Sie 28.02.2027?" in told["0"]["closes"]
    assert "„Atlantis“ ist nicht zu verstehen." in told["1"]["closes"]
    missed = found["said"].partition("<details")[0]
    assert "ab 1.1.2027 bis 31.2.2027" in missed
    assert "Atlantis" in missed
    # All else is distributed.
    assert found["fields"]["credit_name"] == "Erika Muster"
    assert found["rows"]["facts"][0]["reference"] == "A-1"
    assert "Frist" not in found["fields"]["body"]


def test_a_fact_that_is_not_clear_stays_in_its_field_as_it_was_typed(labels):
    call = CALL.replace("https://example.org/antrag", "keine Adresse").replace(
        "Hochschulen", "Elfen, Hochschulen, Zwerge"
    )
    document = DOCUMENT.replace("Quelle:", f"{call}Frist: bald\nQuelle:", 1)
    found = distributed(at_desk(factories.author()), document)
    [facts] = found["rows"]["facts"]
    assert facts["apply_at"] == "keine Adresse"
    assert facts["eligible"] == ["universities", "smes"]
    told = found["faults"]["facts"]["0"]
    assert told["apply_at"] == "„keine Adresse“ ist keine Adresse im Web."
    assert "„Elfen“" in told["eligible"]
    assert "„Zwerge“" in told["eligible"]
    missed = found["said"].partition("<details")[0]
    for text in ("keine Adresse", "Elfen", "Zwerge", "bald"):
        assert f"Nicht verstanden: „{text}" in missed
    assert "keine Adresse" not in found["said"].partition("<details")[2]
