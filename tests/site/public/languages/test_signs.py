"""Signs after words are set as the language sets them: in French after a blank."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "colon"),
    [("fr", "\u00a0:"), ("fr-ch", ":"), ("it", ":"), ("de", ":"), ("pl", ":")],
)
def test_a_colon_stands_as_in_its_language(client, offer, code, colon):
    offer(code)
    reading = {"publisher_name": "Le Monde", "title": "Un titre"}
    reading |= {"url": "https://example.org/", "dated": "2020-02-11"}
    article = factories.published(
        language=code, headline="Zoll", body="<p>Text</p>", further_reading=[reading]
    )
    text = client.get(article.get_absolute_url()).text
    assert f'<b>Le Monde</b><span class="sign">{colon}</span>' in text
    assert f'{colon}</span> <span class="copyable"' in text


@pytest.mark.parametrize(
    ("code", "heading", "within"),
    [
        ("it", "Dicembre 2020", "1 articolo di dicembre 2020"),
        ("fr", "Décembre 2020", "décembre 2020"),
        ("de", "Dezember 2020", "Dezember 2020"),
    ],
)
def test_a_month_is_written_as_in_its_language(client, offer, code, heading, within):
    offer(code)
    factories.published(
        language=code, headline="Zoll", body="<p>Text</p>", dated="2020-12-03"
    )
    with override(code):
        path = reverse("archive_month", kwargs={"year": 2020, "month": 12})
    text = client.get(path).text
    assert f"<h1>{heading}</h1>" in text
    assert within in text
