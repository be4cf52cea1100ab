"""Wrong input where labels are merged and separated: nothing is done, and why is said.

These forms have a note and two hidden fields, so they have few kinds.
"""

import pytest
from django.urls import reverse

from articles.models import Topic
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk
from tests.support.desk.refusing import LANGUAGES, wrong

pytestmark = pytest.mark.django_db

STALE = ("einen der beiden Einträge geändert", "changed one of the two")
GONE = ("Den anderen Eintrag gibt es nicht", "The other entry doesn't exist")
ITSELF = "Wählen Sie einen anderen Eintrag."
NOTES = [
    *mistakes.text("note", 1000),
    ("no mark of what was seen", {"seen": None}, "", refusing.DAMAGED),
    ("an empty one", {"seen": ""}, "", refusing.DAMAGED),
    ("one with a NUL", {"seen": "\0"}, "", refusing.DAMAGED),
    ("another one", {"seen": "x"}, "", STALE),
    ("an endless one", {"seen": [b"9" * 5_000]}, "", STALE),
]
# A user goes back to an old page, or to one whose address somebody has changed.
ODD_KEYS = [
    "99999",
    "abc",
    "-1",
    "9" * 30,
    "9" * 5_000,
    "\0",
    "٣",
    "1.5",
    "<b>",
    "\u202e",
]


def at(name: str, topic: Topic) -> str:
    return reverse(f"admin:articles_topic_{name}", args=[topic.pk])


def test_a_merge_that_is_refused_says_why_at_its_field():
    one, other = factories.topic("Klima"), factories.topic("Wetter")
    path = f"{at('merge', one)}?into={other.pk}"
    assert wrong(at_desk(factories.admin()), path, NOTES, {"into": str(other.pk)}) == []
    assert not Topic.objects.exclude(merged_into=None).exists()


def test_a_merge_into_what_is_not_there_leads_to_the_choice_and_keeps_the_note():
    one = factories.topic("Klima")
    factories.topic("Klimawandel")
    client = at_desk(factories.admin())
    for place, language in enumerate(LANGUAGES):
        for key in ODD_KEYS:
            form = {"into": key, "note": "Doppelt.", "seen": "x"}
            headers = {"accept-language": language}
            answer = client.post(at("merge", one), form, headers=headers)
            assert GONE[place] in refusing.text_of(answer.text), key
            assert 'name="note" value="Doppelt."' in answer.text
            assert "note=Doppelt." in answer.text
    assert not Topic.objects.exclude(merged_into=None).exists()


def test_the_note_that_was_kept_is_in_the_form_of_the_next_choice():
    one, other = factories.topic("Klima"), factories.topic("Wetter")
    path = f"{at('merge', one)}?into={other.pk}&note=Doppelt."
    assert ">\nDoppelt.</textarea>" in at_desk(factories.admin()).get(path).text


def test_a_merge_into_itself_is_refused():
    one = factories.topic("Klima")
    client = at_desk(factories.admin())
    page = client.get(f"{at('merge', one)}?into={one.pk}")
    [(_field, said)] = refusing.summary(page.text)
    assert ITSELF in said
    assert "Zusammenführen</button>" not in page.text


def test_a_separation_that_is_refused_says_why_at_its_field():
    one = factories.topic("Wetter", merged_into=factories.topic("Klima"))
    assert wrong(at_desk(factories.admin()), at("separate", one), NOTES) == []
    one.refresh_from_db()
    assert one.merged_into
