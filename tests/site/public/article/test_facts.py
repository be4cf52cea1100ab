"""An article's page and its feeds say the facts of a call, if there are any."""

import pytest
from django.conf import settings
from django.utils.translation import override

from articles.models import Article
from articles.site.shared import facts_of
from tests.support import factories
from tests.support.contents import facts

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def said(article: Article, language: str = "de") -> dict[str, str]:
    with override(language):
        return {name: str(text) for name, text in facts_of(article)}


def test_each_fact_stands_under_its_name():
    article = factories.draft(facts=facts())
    path = factories.source("Musterfonds").get_absolute_url()
    assert said(article) == {
        "Referenznummer": "HORIZON-CL4-2020-01",
        "Fördergeber": f'<a href="{path}">Musterfonds</a>',
        "Antragsberechtigt": "Hochschulen, kleine und mittlere Unternehmen",
        "Fördersumme": "bis zu 50.000 Euro je Vorhaben",
        "Antrag": '<a href="https://example.org/antrag">example.org/antrag</a>',
    }
    names = ["Reference number", "Funder", "Who may apply", "Amount", "Apply at"]
    assert [*said(article, "en")] == names


def test_a_page_says_them_and_one_without_says_nothing(client):
    call = factories.published(headline="Aufruf", facts=facts())
    other = factories.published(headline="Meldung")
    page = client.get(call.get_absolute_url()).text
    assert "Angaben zur Ausschreibung" in page
    assert "<dd>HORIZON-CL4-2020-01</dd>" in page
    assert "facts" not in client.get(other.get_absolute_url()).text
    with_some = client.get("/de/artikel/feed.json").json()["items"]
    told = {one["title"]: one["content_html"] for one in with_some}
    assert "<b>Referenznummer:</b> HORIZON-CL4-2020-01" in told["Aufruf"]
    path = factories.source("Musterfonds").get_absolute_url()
    assert f'href="{settings.NEWSROOM_ORIGIN}{path}"' in told["Aufruf"]
    assert "Referenz" not in told["Meldung"]


def test_what_is_typed_is_text_and_a_strange_address_is_none():
    article = factories.draft(facts=[{"reference": "<b>A</b>", "amount": "1 & 2"}])
    row = article.facts.get()
    row.apply_at = "javascript:alert(1)"
    article.facts.bulk_update([row], ["apply_at"])
    page = factories.published(facts=[{"reference": "<b>A</b>"}])
    assert "Antrag" not in said(article)
    assert said(page) == {"Referenznummer": "<b>A</b>"}


def test_a_page_escapes_them(client):
    article = factories.published(facts=[{"reference": "<b>A</b>"}])
    page = client.get(article.get_absolute_url()).text
    assert "<dd>&lt;b&gt;A&lt;/b&gt;</dd>" in page


def test_a_renamed_funder_has_its_new_name_on_the_page(client):
    article = factories.published(facts=facts())
    path = article.get_absolute_url()
    assert "Musterfonds" in client.get(path).text
    funder = article.facts.get().funder
    funder.names = {"de": "Neuer Fonds"}
    funder.save()
    page = client.get(path).text
    assert "Neuer Fonds" in page
    printed = funder.printed_in(Article.objects.all())
    assert any(article in found for found in printed)
