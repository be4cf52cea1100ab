"""Citations: plain text in the styles of two languages, BibTeX and RIS."""

from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.utils.translation import override

from articles.models import Article, Edition
from articles.site.downloads.citing import (
    cite_as_text,
    cite_bibtex,
    cite_ris,
    styles,
)
from tests.support.contents import keys
from tests.support.factories import published, topic


@pytest.fixture
def article():
    return Article(
        edition=Edition(language="de"),
        headline="Was kommt nach „Horizont Europa“?",
        slug="was-kommt",
        printed_on=date(2020, 3, 1),
        credit_name="Erika Muster",
    )


def test_a_german_citation_names_author_title_site_date_and_address(article):
    assert cite_as_text(article, "de", site="Newsroom") == (
        "Erika Muster: Was kommt nach „Horizont Europa“? In: Newsroom, 1. März 2020. "
        "http://127.0.0.1:8000/de/artikel/was-kommt/"
    )


def test_an_english_citation_has_english_months_whatever_the_language(article):
    assert cite_as_text(article, "en", site="Newsroom") == (
        "Erika Muster. “Was kommt nach „Horizont Europa“?” Newsroom, 1 March 2020. "
        "http://127.0.0.1:8000/de/artikel/was-kommt/"
    )


def test_without_credit_a_citation_begins_with_the_title(article):
    article.credit_name = ""
    article.headline = "Titel"
    assert cite_as_text(article, "de", site="N").startswith("Titel. In: N")
    assert cite_as_text(article, "en", site="N").startswith("“Titel.” N, ")


@pytest.fixture
def public(db):
    """Publish an article with topics."""
    return published(
        headline="Was kommt nach „Horizont Europa“?",
        slug="was-kommt",
        dated="2020-03-01",
        credit_name="Erika Muster",
        topics=keys(topic("Zölle"), topic("Forschung & Entwicklung")),
    )


def bibtex(article):
    """Return key and fields of the entry as a reference manager reads them."""
    library = bibtexparser.parse_string(
        cite_bibtex(article, site="News & more"),
        append_middleware=[LatexDecodingMiddleware()],
    )
    assert not library.failed_blocks
    [entry] = library.entries
    assert entry.entry_type == "online"
    return entry.key, {field.key: field.value for field in entry.fields}


def ris(article):
    [record] = rispy.loads(cite_ris(article, site="News & more"))
    return record


def test_bibtex_says_what_the_page_says(public):
    key, fields = bibtex(public)
    assert fields == {
        "author": "Erika Muster",
        "title": "Was kommt nach „Horizont Europa“?",
        "organization": "News & more",
        "date": "2020-03-01",
        "year": "2020",
        "url": "http://127.0.0.1:8000/de/artikel/was-kommt/",
        "langid": "ngerman",
        "keywords": "Zölle, Forschung & Entwicklung",
    }
    assert key == f"article-{public.edition.uuid.hex[:12]}"


def test_ris_says_what_the_page_says(public):
    public.credit_organisation = "Musterinstitut"
    public.teaser = "Zwei Zeilen,\nnicht mehr."
    assert ris(public) == {
        "type_of_reference": "ELEC",
        "id": f"article-{public.edition.uuid.hex[:12]}",
        "title": "Was kommt nach „Horizont Europa“?",
        "authors": ["Muster, Erika"],
        "author_address": "Musterinstitut",
        "secondary_title": "News & more",
        "publisher": "News & more",
        "year": "2020",
        "date": "2020/03/01",
        "language": "de",
        "urls": ["http://127.0.0.1:8000/de/artikel/was-kommt/"],
        "abstract": "Zwei Zeilen, nicht mehr.",
        "keywords": ["Zölle", "Forschung & Entwicklung"],
    }


@pytest.mark.parametrize(
    ("name", "organisation", "in_bibtex", "in_ris"),
    [
        ("Erika Muster", "Institut", "Erika Muster", "Muster, Erika"),
        ("Dr. Erika M. Muster", "", "Dr. Erika M. Muster", "Muster, Dr. Erika M."),
        ("Erika Muster und Max Muster", "", "{Erika Muster und Max Muster}", None),
        ("Muster, Erika", "", "{Muster, Erika}", None),
        ("Redaktion", "Institut", "Redaktion", None),
        ("", "Institut & Co", r"{Institut \& Co}", "Institut & Co"),
        ("", "", None, ""),
    ],
)
def test_authors_are_persons_by_their_names_or_else_as_they_stand(
    public, name, organisation, in_bibtex, in_ris
):
    public.credit_name, public.credit_organisation = name, organisation
    written = cite_bibtex(public, site="N")
    if in_bibtex is None:
        assert "author" not in written
    else:
        assert f"  author = {{{in_bibtex}}},\n" in written
    expected = name if in_ris is None else in_ris
    assert ris(public).get("authors", [""]) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "50 % mehr & $ 3 #1 a_b ~ ^ \\ Ende",
        "@article{x, title = {y}}",
        'Anführung "so" \\textbf{fett}',
        "Eine { ohne Ende",
        "Ein Ende } ohne Anfang",
        "ER  - \nTY  - BOOK",
    ],
)
def test_no_headline_breaks_a_citation(public, headline):
    public.headline = headline
    _key, fields = bibtex(public)
    bare = str.maketrans("", "", "{}")
    shown = " ".join(fields["title"].replace("ˆ", "^").translate(bare).split())
    assert shown == " ".join(headline.translate(bare).split())
    assert ris(public)["title"] == " ".join(headline.split())


def test_each_language_cites_with_its_own_day(offer):
    offer("fr-ch", "it-ch", "pl", "nl")
    with override("it-ch"):
        found = {code: str(name) for code, name in styles().items()}
    assert found == {
        "fr-ch": "Stile francese", "it-ch": "Stile italiano", "pl": "Polacco",
    }  # fmt: skip
