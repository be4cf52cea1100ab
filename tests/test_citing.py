"""Citations: plain text in the styles of two languages."""

from datetime import date

import pytest

from articles.citing import cite_english, cite_german
from articles.models import Article, Edition


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
    assert cite_german(article, site="Newsroom") == (
        "Erika Muster: Was kommt nach „Horizont Europa“? In: Newsroom, 01.03.2020. "
        "http://127.0.0.1:8000/de/artikel/was-kommt/"
    )


def test_an_english_citation_has_english_months_whatever_the_language(article):
    assert cite_english(article, site="Newsroom") == (
        "Erika Muster. “Was kommt nach „Horizont Europa“?” Newsroom, 1 March 2020. "
        "http://127.0.0.1:8000/de/artikel/was-kommt/"
    )


def test_without_credit_a_citation_begins_with_the_title(article):
    article.credit_name = ""
    article.headline = "Titel"
    assert cite_german(article, site="N").startswith("Titel. In: N")
    assert cite_english(article, site="N").startswith("“Titel.” N, ")
