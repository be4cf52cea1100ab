"""Countries and organisations that a text names are known by all their names."""

import re

import pytest

from articles.editing.preflight import preflight
from articles.editing.preflight.naming import directory
from articles.models import CountryOrganisation
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def named(text: str) -> list[str]:
    keys = [mention.pk for mention in directory().mentions(text)]
    codes = CountryOrganisation.objects.in_bulk(keys)
    return [codes[key].code for key in keys]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Frankreichs Hochschulen und Germany's universities", ["FR", "DE"]),
        ("im Vereinigten Königreich, des Vereinigten Königreichs", ["GB", "GB"]),
        ("die EU-Kommission, die OECD und die US-Behörden", ["EU", "OECD", "US"]),
        ("in den Vereinigten Staaten von Amerika", ["US"]),
        ("the Netherlands, Papua-Neuguinea, Äquatorialguinea", ["NL", "PG", "GQ"]),
        # Words and other places that are spelled alike.
        ("IT-Berufe mit BA und MA; us, usa, eu; weltweit in Europa", []),
        ("New Mexico, New Jersey, Northern Ireland; New Zealand", ["NZ"]),
        ("Französische und deutsche Partner; Polish universities", []),
    ],
)
def test_names_are_found_in_whole_words_and_inflected(text, codes):
    assert named(text) == codes


def test_every_country_and_organisation_is_found_by_its_names():
    kept = CountryOrganisation.objects.exclude(kind="region").filter(merged_into=None)
    missed = {}
    for label in kept:
        for name in (label.name_in("de"), label.name_in("en")):
            found = {it.pk for it in directory().mentions(f"Es geht um {name}.")}
            if found != {label.pk}:
                missed[name] = found
    assert missed == {}


def test_what_is_proposed_has_a_reason_and_a_label_to_add():
    body = "<p>Aus Japan kam Zustimmung, aus Chile nicht.</p><p>Japan zahlt.</p>"
    given = {"countries": [str(factories.country("EU").key)]}
    article = factories.draft(headline="Die EU und Kanada", body=body, **given)
    [found] = [it for it in preflight(article) if it.code == "unlabelled-place"]
    assert [it.code for it in found.labels] == ["CA", "JP", "CL"]
    assert "„Kanada“, „Japan“, „Chile“" in found.text


def test_of_one_it_is_said_where_it_is_named_and_of_several_where_by_another_name():
    article = factories.draft(headline="Rat", body="<p>Aus Japan kam Zustimmung.</p>")
    [found] = [it for it in preflight(article) if it.code == "unlabelled-place"]
    assert "„Aus Japan kam Zustimmung.“" in found.text
    body = "<p>Aus Japan kam Zustimmung. Ein Beschluss von Helvetien.</p>"
    switzerland = factories.country("CH")
    switzerland.aliases += "\nHelvetien"
    switzerland.save()
    [found] = [
        it
        for it in preflight(factories.draft(headline="Rat", body=body))
        if it.code == "unlabelled-place"
    ]
    assert re.search(r"„Japan“, „Schweiz“ \(in „.*Helvetien", found.text)


def test_a_new_alias_counts_at_once_and_a_label_merged_into_stands_for_both():
    switzerland = factories.country("CH")
    assert named("Helvetien") == []
    switzerland.aliases += "\nHelvetien"
    switzerland.save()
    assert named("Helvetien") == ["CH"]
    old = factories.label(CountryOrganisation, "Alteidgenossen", kind="organisation")
    CountryOrganisation.objects.filter(pk=old.pk).update(merged_into=switzerland)
    assert named("Alteidgenossen") == ["CH"]
    labelled = factories.draft(body="<p>Helvetien</p>", countries=[str(old.key)])
    assert "unlabelled-place" not in {it.code for it in preflight(labelled)}


def test_not_more_is_proposed_than_anybody_reads():
    lands = CountryOrganisation.objects.filter(kind="country")[:30]
    body = f"<p>{', '.join(land.name for land in lands)}</p>"
    found = preflight(factories.draft(body=body))
    [found] = [it for it in found if it.code == "unlabelled-place"]
    assert len(found.labels) == 5
