"""Wrong input for labels is refused: each mistake once, at its field."""

import pytest

from articles.models import Category, CountryOrganisation, Source, Topic
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import too_long, wrong

pytestmark = pytest.mark.django_db

EMPTY = ("in allen Sprachen leer", "empty in all languages")
NO_LETTER = ("braucht mindestens einen Buchstaben", "needs at least one letter")
TAKEN = ("gibt es schon", "exists already")
ALIAS = ("So heißt schon „Klima“", "is already another name of “Klima”")
BLANK = refusing.REQUIRED
ODD_SLUG = ("nur Buchstaben, Ziffern und Bindestriche", "letters, digits and hyphens")
SLUG = ("hat sie bereits in einer der Sprachen", "has it in one of the languages")
NAMES = [
    ("empty", {"names_de": ""}, "id_names_de", EMPTY),
    ("not sent", {"names_de": None, "names_en": None}, "id_names_de", EMPTY),
    ("blank", {"names_de": "   "}, "id_names_de", BLANK),
    *mistakes.cases("names_de", mistakes.INVISIBLE, NO_LETTER),
    *mistakes.text("names_de", 200, too_long(200)),
    *mistakes.text("names_en", 200, too_long(200)),
    ("taken", {"names_de": "Klima"}, "id_names_de", TAKEN),
    ("taken in capitals", {"names_de": "KLIMA"}, "id_names_de", TAKEN),
    ("taken with blanks", {"names_de": "  Kl\u200bima "}, "id_names_de", TAKEN),
    ("taken in other letters", {"names_de": "Ｋlima"}, "id_names_de", TAKEN),
    ("taken in English", {"names_en": "klima"}, "id_names_en", TAKEN),
    ("another's alias", {"names_de": "KLIMAWANDEL"}, "id_names_de", ALIAS),
    ("alias is a name", {"aliases": "X\nKlima"}, "id_aliases", TAKEN),
    ("alias is an alias", {"aliases": "Klimawandel"}, "id_aliases", ALIAS),
    *mistakes.text("aliases", 10_000),
    *mistakes.slug("slugs_de", ODD_SLUG, 100, too_long(100)),
    ("slug taken", {"slugs_de": "klima"}, "id_slugs_de", SLUG),
    *mistakes.slug("slugs_en", ODD_SLUG, 100, too_long(100)),
    ("slug taken in English", {"slugs_en": "klima"}, "id_slugs_en", SLUG),
]


@pytest.mark.parametrize("model", [Topic, Category, Source, CountryOrganisation])
def test_a_label_that_is_refused_says_why_at_its_field(model):
    more = {"kind": "organisation"} if model is CountryOrganisation else {}
    factories.label(model, "Klima", aliases="Klimawandel", **more)
    label = factories.label(model, "Neuland", **more)
    cases = NAMES if model is Topic else NAMES[::4]
    path = url(model, "change", label.pk)
    assert wrong(at_desk(factories.admin()), path, cases) == []
    label.refresh_from_db()
    assert label.name == "Neuland"


NO_WAY_BACK = ("kann nicht der Nachfolger sein", "can't be the successor")
UNKNOWN = ("„abc“ ist nicht bekannt.", "“abc” isn't known.")
SOURCES = [
    *mistakes.address("homepage", 500),
    *mistakes.text("descriptions_de", 10_000, too_long(10_000)),
    *mistakes.text("descriptions_en", 10_000, too_long(10_000)),
    *mistakes.cases("successor", {"gone": "77777"}, refusing.NO_CHOICE),
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
CODES = {"digits": "1234", "one": "A", "markup": "<b>", "small": "de", "umlaut": "DÄ"}
COUNTRIES = [
    ("no kind", {"kind": ""}, "id_kind", refusing.REQUIRED),
    *mistakes.choice("kind"),
    ("no code", {"code": ""}, "id_code", NO_CODE),
    *mistakes.cases("code", CODES, NO_CODE),
    *mistakes.text("code", 12),
    ("code taken", {"code": "DE"}, "id_code", CODE),
    ("a country's name", {"names_de": "Frankreich"}, "id_names_de", FRENCH),
    ("its English name", {"names_en": "Frankreich"}, "id_names_en", FRENCH),
    ("a country as alias", {"aliases": "Frankreich"}, "id_aliases", FRENCH),
    *NAMES[:10],
]


def test_a_country_that_is_refused_says_why_at_its_field():
    filled = {"names_de": "Testland", "kind": "country", "code": "QQ"}
    before = CountryOrganisation.objects.count()
    path = url(CountryOrganisation, "add")
    assert wrong(at_desk(factories.admin()), path, COUNTRIES, filled) == []
    assert CountryOrganisation.objects.count() == before
