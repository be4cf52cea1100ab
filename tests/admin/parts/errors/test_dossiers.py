"""Wrong input for a dossier is refused at its field."""

import pytest

from articles.models import Dossier, Proposal
from tests.support import factories
from tests.support.desk import mistakes
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db

NO_DAY = ("Ein Text braucht den Tag", "A text needs the day")
YET_TO_COME = ("Dieser Tag kommt erst noch.", "This day is yet to come.")
PAST = ("Wählen Sie einen Tag nach heute", "Choose a day after today")
GONE = ("Dieser Tag liegt nicht nach", "This day isn't after")
UNKNOWN = ("ist nicht bekannt", "isn't known")
COUNTRY = ("ist ein Land", "is a country")
FOREIGN = ("ist nicht in der Sprache", "isn't in the language")
MANY = ("Ausgewählt sind 6", "You chose 6")
NOT_OFFERED = ("", "")
FILLED = {"body": "<p>x</p>", "as_of": "2026-05-04"}


def test_a_dossier_that_is_refused_says_why_at_its_field():
    dossier = Dossier.begun(factories.topic(), "de")
    editions = [factories.published(headline=f"Nr. {n}").edition_id for n in range(6)]
    english = factories.published(language="en").edition_id
    country = factories.country("FR")
    cases = [
        *mistakes.day("as_of"),
        *mistakes.day("look_again_on"),
        ("no day", {"as_of": ""}, "id_as_of", NO_DAY),
        ("yet to come", {"as_of": "2062-01-01"}, "id_as_of", YET_TO_COME),
        ("past", {"look_again_on": "2026-01-01"}, "id_look_again_on", PAST),
        ("long text", {"body": f"<p>{'a' * 20_001}</p>"}, "id_body", at_most(20_000)),
        ("too many", {"pinned": editions}, "id_pinned", MANY),
        ("another language", {"pinned": [english]}, "id_pinned", FOREIGN),
        ("no article", {"pinned-named": "Hafen"}, "id_pinned", UNKNOWN),
        ("a country", {"organisations": [country.pk]}, "id_organisations", COUNTRY),
        ("no name", {"organisations-named": "Hut"}, "id_organisations", UNKNOWN),
        *mistakes.text("note", 2000),
    ]
    path = url(Dossier, "change", dossier.pk)
    assert wrong(at_desk(factories.admin()), path, cases, FILLED) == []
    assert not Proposal.objects.exists()
