"""Signs after words are set as the language sets them: in French after a blank."""

import pytest

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
    assert f'<span class="sign">){colon}</span>' in text
    assert f'{colon}</span> <span class="copyable"' in text
