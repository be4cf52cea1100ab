"""Wrong input for labels is refused: each mistake once, at its field."""

import pytest

from articles.models import Category, CountryOrganisation, Source, Topic
from tests.support import factories
from tests.support.desk import refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, too_long, wrong

pytestmark = pytest.mark.django_db

LONG = "ä" * 300
EMPTY = ("in allen Sprachen leer", "empty in all languages")
NO_LETTER = ("braucht mindestens einen Buchstaben", "needs at least one letter")
TAKEN = ("gibt es schon", "exists already")
ALIAS = ("So heißt schon „Klima“", "is already another name of “Klima”")
BLANK = refusing.REQUIRED
ODD_SLUG = ("nur Buchstaben, Ziffern und Bindestriche", "letters, digits and hyphens")
SLUG = ("hat sie bereits in einer der Sprachen", "has it in one of the languages")
NAMES = [
    ("empty", {"names_de": ""}, "id_names_de", EMPTY),
    ("blank", {"names_de": "   "}, "id_names_de", BLANK),
    ("marks alone", {"names_de": "\u200b\u202e"}, "id_names_de", NO_LETTER),
    ("long", {"names_de": LONG}, "id_names_de", too_long(200)),
    ("long in English", {"names_en": LONG}, "id_names_en", too_long(200)),
    ("nul", {"names_de": "a\0b"}, "id_names_de", refusing.NUL),
    ("nul in English", {"names_en": "a\0b"}, "id_names_en", refusing.NUL),
    ("taken", {"names_de": "Klima"}, "id_names_de", TAKEN),
    ("taken in capitals", {"names_de": "KLIMA"}, "id_names_de", TAKEN),
    ("taken in English", {"names_en": "klima"}, "id_names_de", TAKEN),
    ("another's alias", {"names_de": "KLIMAWANDEL"}, "id_names_de", ALIAS),
    ("alias is a name", {"aliases": "X\nKlima"}, "id_aliases", TAKEN),
    ("alias is an alias", {"aliases": "Klimawandel"}, "id_aliases", ALIAS),
    ("alias with nul", {"aliases": "a\0"}, "id_aliases", refusing.NUL),
    ("odd slug", {"slugs_de": "a b!"}, "id_slugs_de", ODD_SLUG),
    ("slug with umlauts", {"slugs_de": "länder"}, "id_slugs_de", ODD_SLUG),
    ("slug taken", {"slugs_de": "klima"}, "id_slugs_de", SLUG),
    ("slug long", {"slugs_de": "a" * 200}, "id_slugs_de", too_long(100)),
    ("slug long, English", {"slugs_en": "a" * 200}, "id_slugs_en", too_long(100)),
]


@pytest.mark.parametrize("model", [Topic, Category, Source, CountryOrganisation])
def test_a_label_that_is_refused_says_why_at_its_field(model):
    more = {"kind": "organisation"} if model is CountryOrganisation else {}
    factories.label(model, "Klima", aliases="Klimawandel", **more)
    label = factories.label(model, "Neuland", **more)
    cases = NAMES if model is Topic else NAMES[:: 3 if model is Source else 5]
    path = url(model, "change", label.pk)
    assert wrong(at_desk(factories.admin()), path, cases) == []
    label.refresh_from_db()
    assert label.name == "Neuland"


NO_WAY_BACK = ("kann nicht der Nachfolger sein", "can't be the successor")
UNKNOWN = ("„abc“ ist nicht bekannt.", "“abc” isn't known.")
SOURCES = [
    ("no address", {"homepage": "gar nicht"}, "id_homepage", refusing.NO_ADDRESS),
    ("a script", {"homepage": "javascript:x"}, "id_homepage", refusing.NO_ADDRESS),
    (
        "a blank in it",
        {"homepage": "https://exa mple.org"},
        "id_homepage",
        refusing.NO_ADDRESS,
    ),
    (
        "a long address",
        {"homepage": f"https://example.org/{'a' * 600}"},
        "id_homepage",
        at_most(500),
    ),
    (
        "a name before the server",
        {"homepage": "https://a@example.org"},
        "id_homepage",
        ("nennt vor dem Server", "contains a user name"),
    ),
    ("nul", {"descriptions_en": "a\0"}, "id_descriptions_en", refusing.NUL),
    ("removed key", {"successor": "77777"}, "id_successor", refusing.NO_CHOICE),
    ("unknown word", {"successor": "abc"}, "id_successor", UNKNOWN),
]


def test_a_source_that_is_refused_says_why_at_its_field():
    source = factories.source()
    own = ("itself", {"successor": str(source.pk)}, "id_successor", NO_WAY_BACK)
    path = url(Source, "change", source.pk)
    assert wrong(at_desk(factories.admin()), path, [*SOURCES, own]) == []


NO_CODE = ("Ein Land braucht seinen ISO-Code", "A country needs its ISO code")
FRENCH = ("„Frankreich“ gibt es schon", "“Frankreich” is already another name of")
CODE = ("Den Code DE hat schon „Deutschland“", "“Germany” has the code DE")
COUNTRIES = [
    ("no kind", {"kind": ""}, "id_kind", refusing.REQUIRED),
    ("other kind", {"kind": "x"}, "id_kind", refusing.NO_CHOICE),
    ("no code", {"code": ""}, "id_code", NO_CODE),
    ("digits as code", {"code": "1234"}, "id_code", NO_CODE),
    ("code taken", {"code": "DE"}, "id_code", CODE),
    ("code long", {"code": "A" * 20}, "id_code", at_most(12)),
    ("a country's name", {"names_de": "Frankreich"}, "id_names_de", FRENCH),
    ("a country as alias", {"aliases": "Frankreich"}, "id_aliases", FRENCH),
]


def test_a_country_that_is_refused_says_why_at_its_field():
    filled = {"names_de": "Testland", "kind": "country", "code": "QQ"}
    before = CountryOrganisation.objects.count()
    path = url(CountryOrganisation, "add")
    assert wrong(at_desk(factories.admin()), path, COUNTRIES, filled) == []
    assert CountryOrganisation.objects.count() == before
