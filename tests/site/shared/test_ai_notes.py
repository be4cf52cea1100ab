"""Readers are told what AI made or changed: in a sentence, in feeds, in JSON-LD."""

import pytest
from django.utils.translation import override

from articles.domain.fragments import fingerprint
from articles.models import AiDeed, AiUse
from articles.site.shared import ai_note, source_of_text
from tests.site.public.machines.test_jsonld import article_data
from tests.support import factories
from tests.support.contents import ai_use, full_content

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MADE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
MIXED = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
ALL = (
    "Der Text wurde von KI überarbeitet (Schreibhilfe 3); der Text wurde von KI "
    "übersetzt (Übersetzer); die Redaktion hat alles gelesen; das Aufmacherbild wurde "
    "von KI erstellt (Malprogramm); Bilder im Text wurden von KI verändert (Zuschnitt)."
)
OF_PICTURES = "Das Aufmacherbild wurde von KI erstellt (Malprogramm)"


def note(*rows: dict, language: str = "de") -> str:
    with override(language):
        return ai_note(factories.draft(ai_use=rows))


def test_one_sentence_says_all_of_it_and_names_nobody():
    assert note(*ai_use()) == ALL
    assert note(*ai_use(), language="en") == (
        "The text was revised by AI (Schreibhilfe 3); the text was translated by AI "
        "(Übersetzer); an editor has read all of it; the lead picture was made by AI "
        "(Malprogramm); pictures in the text were changed by AI (Zuschnitt)."
    )
    assert note() == ""


def test_nobody_is_said_to_have_read_what_nobody_read():
    assert note({"text": "made"}) == "Der Text wurde von KI geschrieben."
    assert "gelesen" not in note({"lead": "made"})


def test_each_deed_has_its_words():
    said = {
        note({subject: deed}, language=language)
        for subject in AiUse.SUBJECTS
        for deed in AiDeed.values
        for language in ("de", "en")
    }
    assert len(said) == 16


def test_without_the_setting_only_what_somebody_read_is_left_out(settings):
    before = fingerprint()
    settings.NEWSROOM_AI_NOTES = False
    assert note(*ai_use()).startswith(OF_PICTURES)
    assert note({"text": "made", "read_by": "Erika Muster"}) == ""
    assert note({"text": "made"}) == "Der Text wurde von KI geschrieben."
    # Stored parts of pages are made anew.
    assert fingerprint() != before


def test_page_and_feed_say_it_and_those_of_others_say_nothing(client):
    article = factories.published(headline="Mit", ai_use=ai_use())
    other = factories.published(headline="Ohne")
    assert f'<p class="ai-note">{ALL}</p>' in client.get(article.permalink).text
    assert "ai-note" not in client.get(other.permalink).text
    items = client.get("/de/artikel/feed.json").json()["items"]
    told = {one["title"]: one["content_html"] for one in items}
    assert f"<em>{ALL}</em>" in told["Mit"]
    assert "KI" not in told["Ohne"]
    for form in ("rss", "atom"):
        assert "Malprogramm" in client.get(f"/de/artikel/feed.{form}").text


def test_a_page_escapes_the_name_of_a_program(client):
    article = factories.published(ai_use=[{"text": "made", "text_with": "<b>X</b>"}])
    page = client.get(article.permalink).text
    assert "(&lt;b&gt;X&lt;/b&gt;)" in page
    feed = client.get("/de/artikel/feed.json").json()["items"]
    assert "<b>X" not in feed[0]["content_html"]


@pytest.mark.parametrize(
    ("row", "source"),
    [
        ({"text": "made"}, MADE),
        ({"text": "changed"}, MIXED),
        ({"translation": "made"}, MIXED),
        ({"text": "made", "translation": "changed"}, MADE),
        ({"lead": "made"}, ""),
    ],
)
def test_the_kind_of_source_follows_from_what_ai_did(row, source):
    assert source_of_text(factories.draft(ai_use=[row])) == source


def test_programs_learn_it_of_the_text_and_of_each_picture(client):
    content = full_content() | {"change_kind": "first", "change_note": ""}
    article = factories.published(**content | {"related": []})
    data = article_data(client, article)
    assert data["digitalSourceType"] == MIXED
    assert [one["digitalSourceType"] for one in data["image"]] == [MADE, MIXED]
    assert "digitalSourceType" not in article_data(client, factories.published())
