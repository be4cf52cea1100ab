"""In which language a passage is, where its words leave no doubt."""

import pytest

from articles.editing.preflight import preflight
from articles.foundation.languages import clear_language
from tests.editing.preflight.test_article import ENGLISH, GERMAN
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("The Times", ""),
        ("Massachusetts Institute of Technology, University of Oxford, Max Planck", ""),
        ("Der Bericht heißt auch auf Deutsch „The state of the world“.", ""),
        ("Le Conseil de l'Europe a adopté une convention sur la recherche.", ""),
        ("2.000 3.000 4.000 5.000 6.000 7.000 8.000 9.000", ""),
    ],
)
def test_only_what_is_clear_is_said(text, language):
    assert clear_language(text) == language


def codes(body: str, **content) -> list[str]:
    found = {it.code for it in preflight(factories.draft(body=body, **content))}
    return sorted(found & {"foreign-passage", "text-untranslated"})


@pytest.mark.wcag("11.8.4", on="desk")
def test_a_passage_that_is_marked_is_no_foreign_one():
    both = f"<p>{GERMAN} {GERMAN}</p>"
    assert codes(f"{both}<p>{ENGLISH}</p>") == ["foreign-passage"]
    assert codes(f'{both}<p lang="en">{ENGLISH}</p>') == []
    assert codes(f'{both}<blockquote lang="en"><p>{ENGLISH}</p></blockquote>') == []
    assert codes(f'{both}<p><span lang="en">{ENGLISH}</span></p>') == []


def test_of_a_text_in_another_language_not_each_passage_is_named():
    assert codes(f"<p>{ENGLISH}</p>" * 9) == ["text-untranslated"]
    assert codes(f"<p>{ENGLISH}</p>" * 9, language="en") == []


def test_a_copy_of_the_original_is_no_translation():
    original = factories.published(
        headline="Rat der Minister", teaser="Kurz.", body=f"<p>{GERMAN}</p>" * 2
    )
    article = factories.translated(original)
    found = {it.code for it in preflight(article)}
    assert {it for it in found if it.endswith("untranslated")} == {
        "headline-untranslated",
        "teaser-untranslated",
        "text-untranslated",
    }
    # One paragraph was forgotten: it is named, in words that are found in the text.
    body = f"<p>{ENGLISH}</p><p>{ENGLISH}</p><p>{GERMAN}</p>"
    factories.edited(article, by=factories.author(), body=body)
    [text] = [it.text for it in preflight(article) if it.field == "body"]
    assert GERMAN[:40] in text
