"""Wrong questions to the record, and to what was public at a time, are refused.

Both forms only ask: they are read from the address, and store nothing.
"""

import pytest
from django.urls import reverse

from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk
from tests.support.desk.refusing import LANGUAGES

pytestmark = pytest.mark.django_db

BEFORE = ("liegt vor dem ersten", "is before the first one")
NO_MOMENT = ("Geben Sie Tag und Uhrzeit an", "Enter day and time")
RECORD = [
    *mistakes.choice("by"),
    *mistakes.choice("deed")[::2],
    *mistakes.day("since")[:-1],
    *mistakes.day("until")[:-1:4],
    (
        "reversed",
        {"since": "2026-02-01", "until": "2026-01-01"},
        "id_until",
        BEFORE,
    ),
    *mistakes.text("name", 200),
]
AS_OF = [
    *(
        (what, {"at": typed["x"]}, "id_at", NO_MOMENT)
        for what, typed, *_rest in mistakes.day("x")[:-1]
        if what not in {"x: with a time", "x: blanks", "x: a number"}
    ),
    *mistakes.choice("language"),
]


def told(address: str, cases: list[refusing.Case]) -> list[str]:
    """Return what is wrong with the answers: each has the sentence, with a link."""
    client, found = at_desk(factories.admin()), []
    for place, language in enumerate(LANGUAGES):
        headers = {"accept-language": language}
        for what, typed, field, words in cases[:: place * 3 + 1]:
            page = client.get(address, typed, headers=headers)
            summary = refusing.summary(page.text)
            if [key for key, _said in summary] != [field]:
                found.append(f"{language}, {what}: {page.status_code} {summary}")
            elif words[place] not in summary[0][1]:
                found.append(f"{language}, {what}: {summary}")
            elif "<title>" not in page.text or "aria-invalid" not in page.text:
                found.append(f"{language}, {what}: the field isn't marked")
    return found


def test_a_question_to_the_record_that_is_refused_says_why_at_its_field():
    assert told(reverse("record"), RECORD) == []


def test_a_moment_of_the_past_that_is_refused_says_why_at_its_field():
    factories.published()
    assert told(reverse("admin:articles_article_list_as_of"), AS_OF) == []
