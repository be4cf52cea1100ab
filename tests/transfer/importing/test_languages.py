"""A page in any of the newsroom's languages is read as one in German."""

from datetime import date

import pytest

from articles.models import Article
from articles.transfer.importing import Importer, find_documents
from articles.transfer.importing.document.document import parse

TODAY = date(2026, 5, 1)
PAGES = {
    "fr": """\
Les universités coopèrent

12.02.2020 | Recherche

Un paragraphe.

Pour en savoir plus

- Le Journal (11.02.20)\u00a0: [Les partenariats](https://example.org/a)

Source\u00a0: Portail Exemple

Rédaction\u00a0: 12.02.2020 par Erika Muster, Institut Exemple

Pays / organisations\u00a0: UE

Thèmes\u00a0: Innovation, Réseaux

[Retour](#)
""",
    "it": """\
Le università collaborano

12.02.2020 | Ricerca

Un paragrafo.

Per approfondire

- Il Giornale (11.02.20): [I partenariati](https://example.org/a)

Fonte: Portale Esempio

Redazione: 12.02.2020 di Erika Muster, Istituto Esempio

Paesi / organizzazioni: UE

Temi: Innovazione, Reti

[Indietro](#)
""",
}


@pytest.mark.parametrize("code", PAGES)
def test_a_page_in_each_of_the_newsrooms_languages_is_understood(offer, code):
    offer("fr", "it")
    found = parse(PAGES[code].encode(), language=code, today=TODAY)
    assert len(found.body_html.split("<p>")) == 2
    assert found.credit.text.startswith("Erika Muster, I")
    assert found.credit.dated == date(2020, 2, 12)
    [reading] = found.further_reading
    assert reading.publisher in {"Le Journal", "Il Giornale"}
    assert reading.url == "https://example.org/a"
    assert {name: line.text for name, line in found.labels.items() if line.text} == {
        "category": {"fr": "Recherche", "it": "Ricerca"}[code],
        "country": "UE",
        "topic": {"fr": "Innovation, Réseaux", "it": "Innovazione, Reti"}[code],
        "source": {"fr": "Portail Exemple", "it": "Portale Esempio"}[code],
    }


def test_words_of_languages_that_are_not_offered_are_text():
    found = parse(PAGES["it"].encode(), language="de", today=TODAY)
    assert "Fonte" in found.body_html


TEXT = "Headline\n\n12.02.2020\n\nText\n"


def imported(folder) -> list[tuple[str, str]]:
    importer = Importer()
    outcomes = [importer.run(found) for found in find_documents([folder])]
    return [(one.done, one.error) for one in outcomes]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["first.en.txt", "first.pl.txt", "first.de-ch.txt"])
def test_a_document_in_a_language_that_is_not_offered_is_refused(offer, tmp_path, name):
    offer("de", "fr")
    (tmp_path / name).write_text(TEXT)
    [(done, error)] = imported(tmp_path)
    assert done == "refused"
    assert f".{name.split('.')[1]})" in error
    assert "NEWSROOM_LANGUAGES" in error
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_the_same_folder_again_brings_nothing_in_another_language(offer, tmp_path):
    (tmp_path / "first.en.txt").write_text(TEXT)
    assert imported(tmp_path) == [("new", "")]
    offer("de", former=("en",))
    assert imported(tmp_path) == [("unchanged", "")]
    (tmp_path / "first.en.txt").write_text(TEXT.replace("Text", "Anderes"))
    [(done, _error)] = imported(tmp_path)
    assert done == "refused"
    assert [one.language for one in Article.objects.all()] == ["en"]


def test_a_part_of_a_name_that_is_no_code_belongs_to_the_story(tmp_path):
    (tmp_path / "bericht.v2.txt").write_text(TEXT)
    [found] = find_documents([tmp_path])
    assert (found.key, found.language) == ("bericht.v2", "de")
