"""A language into which nobody has translated the pages' own words: these are marked as
English, and what the newsroom wrote as being in its language.
"""

import re

import pytest
from django.utils.translation import override

from articles.foundation.languages import interface_language
from articles.models import Masthead, Topic
from tests.site.public.reading import tree
from tests.support import factories

pytestmark = pytest.mark.django_db
BODY = "<p>De invoerrechten stijgen.</p>"


@pytest.fixture
def dutch(offer):
    offer("nl", "de")
    Masthead.objects.update_or_create(
        language="nl", defaults={"name": "De krant", "contact": "Redactie"}
    )
    topic = Topic.objects.create(
        names={"nl": "Handel", "de": "Handel"}, slugs={"nl": "handel", "de": "handel"}
    )
    picture = factories.picture("Haven")
    picture.alts, picture.captions = {"nl": "Schepen"}, {"nl": "De haven"}
    picture.save()
    return factories.published(
        language="nl",
        headline="Invoer",
        teaser="Wat stijgt.",
        body=BODY,
        topics=[str(topic.key)],
        lead_image=str(picture.key),
    )


def marks_of(text: str, words: str) -> str:
    """Return the language of the element that holds just these words."""
    found = re.search(rf"<(\w+)([^<>]*)>(?:<p>)?{re.escape(words)}<", text)
    assert found, f"There is no {words!r}."
    language = re.search(r' lang="([^"]+)"', found[2])
    return language[1] if language else ""


def test_words_of_the_page_are_english_and_what_was_written_is_marked(client, dutch):
    text = client.get(dutch.get_absolute_url()).text
    assert '<html lang="en">' in text
    for words in ("Invoer", "Wat stijgt.", "De haven", "Redactie"):
        assert marks_of(text, words) == "nl"
    assert 'class="prose" lang="nl"' in text
    assert "Sources and context" in text
    tree(text)


@pytest.mark.parametrize("path", ["/nl/", "/nl/articles/", "/nl/topics/", "/nl/nix/"])
def test_every_page_says_which_words_are_whose(client, dutch, path):
    text = client.get(path).text
    assert '<html lang="en">' in text
    assert re.search(r'<a [^<>]*lang="nl"[^<>]*>|<h[23][^<>]* lang="nl">', text)


def test_translated_words_mark_nothing(client, dutch, offer):
    article = factories.published(language="de", headline="Zölle", body="<p>Text</p>")
    text = client.get(article.get_absolute_url()).text
    assert '<html lang="de">' in text
    assert marks_of(text, "Zölle") == ""
    assert 'class="prose">' in text


@pytest.mark.parametrize(
    ("code", "expected"),
    [("de-ch", "de-ch"), ("fr", "fr"), ("it-ch", "it-ch"), ("en", "en"), ("pl", "en")],
)
def test_a_catalogue_says_whose_words_it_has(offer, code, expected):
    offer(code)
    with override(code):
        assert interface_language() == expected
