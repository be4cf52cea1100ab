"""Before a name changes that readers know, the desk asks what that means."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import (
    KINDS,
    CountryOrganisation,
    LabelDecision,
    NewLabel,
    Source,
    Topic,
)
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import PEOPLE, at_desk, errors, read_form, save, url
from tests.support.factories import source, topic

pytestmark = pytest.mark.django_db
Act = LabelDecision.Act
FORMER, NEW = "Ministerium für Alles", "Ministerium für Neues"


@pytest.fixture
def manager():
    return at_desk(PEOPLE["sources"]())


def known_source(**fields) -> Source:
    """Return a source that two public articles name."""
    label = source(FORMER, aliases="MfA", **fields)
    row = {"attributions": [{"source": str(label.key)}]}
    factories.published(**row)
    factories.published(**row, language="en")
    return label


def change(label) -> str:
    return url(type(label), "change", label.pk)


def asked(client, label, **typed):
    """Save with another name; return the page that asks what it is."""
    answer = save(client, change(label), **typed)
    assert answer.status_code == 200
    stored = type(label).objects.get(pk=label.pk)
    assert stored.names == label.names
    return answer


def test_what_no_reader_knows_is_renamed_without_a_question(manager):
    label = source(FORMER)
    factories.draft(attributions=[{"source": str(label.key)}])
    assert save(manager, change(label), names_de=NEW).status_code == 302
    label.refresh_from_db()
    assert (label.name, label.aliases) == (NEW, "")
    act = LabelDecision.objects.get()
    assert (act.act, act.names_before["de"], act.names_after["de"]) == (
        Act.RENAME,
        FORMER,
        NEW,
    )


def test_anything_but_the_name_is_saved_without_a_question(manager):
    label = known_source()
    answer = save(manager, change(label), homepage="https://example.org/neu")
    assert answer.status_code == 302
    assert not LabelDecision.objects.exists()


def test_the_number_of_public_articles_is_said_and_nothing_typed_is_lost(manager):
    label = known_source()
    answer = asked(manager, label, names_de=NEW, descriptions_de="Neu beschrieben")
    assert "2 veröffentlichte Artikel" in errors(answer)
    assert "Ein neuer Name oder eine neue Organisation?" in answer.text
    form = read_form(answer)
    assert form["names_de"] == [NEW]
    assert form["descriptions_de"] == ["Neu beschrieben"]
    assert "renaming" not in form
    assert asked(manager, label, names_de=NEW, renaming="odd").status_code == 200


def test_r31_a_new_name_keeps_the_former_one_as_an_alias(manager):
    label = known_source(name_en="Ministry of everything")
    form = read_form(asked(manager, label, names_de=NEW, names_en="Ministry of news"))
    answer = manager.post(change(label), form | {"renaming": "name"})
    assert answer.status_code == 302
    label.refresh_from_db()
    assert (label.name, label.aliases) == (FORMER, "MfA")
    factories.accept_all()
    label.refresh_from_db()
    assert label.names == {"de": NEW, "en": "Ministry of news"}
    assert label.aliases.splitlines() == ["MfA", FORMER, "Ministry of everything"]
    assert Source.objects.count() == 1
    assert f"„{FORMER}“ → „{NEW}“" in manager.get(change(label)).text


def test_a_name_that_is_taken_back_is_no_alias_any_more(manager):
    label = known_source()
    for name in (NEW, FORMER):
        save(manager, change(label), names_de=name, renaming="name")
        factories.accept_all()
    label.refresh_from_db()
    assert (label.name, label.aliases) == (FORMER, f"MfA\n{NEW}")


def test_r31_a_new_organisation_leaves_the_former_one_to_what_was_published(manager):
    label = known_source(homepage="https://alles.example.org/")
    form = read_form(
        asked(manager, label, names_de=NEW, homepage="https://neues.example.org/")
    )
    answer = manager.post(change(label), form | {"renaming": "successor"})
    following = Source.objects.get(names__de=NEW)
    assert answer["Location"] == change(following)
    factories.accept_all()
    label.refresh_from_db()
    assert (label.name, label.successor) == (FORMER, following)
    assert label.homepage == "https://alles.example.org/"
    assert following.homepage == "https://neues.example.org/"
    page = manager.get(answer["Location"]).text
    assert f"Nachfolger von „{FORMER}“ geworden" in page
    assert f"Nachfolger: „{NEW}“" in manager.get(change(label)).text
    assert LabelDecision.objects.get().by == factories.admin("Zweite Person")


def test_an_organisation_that_articles_are_about_is_asked_about_too(manager):
    label = factories.country("OECD")
    factories.published(countries=keys(label))
    form = read_form(
        asked(manager, label, names_de="Nachfolgerin", names_en="Follower")
    )
    form |= {"renaming": "successor"}
    assert manager.post(change(label), form).status_code == 302
    following = CountryOrganisation.objects.get(names__de="Nachfolgerin")
    assert (following.code, following.kind) == ("", label.kind)
    assert CountryOrganisation.objects.get(code="OECD").successor is None
    factories.accept_all()
    assert CountryOrganisation.objects.get(code="OECD").successor == following


@pytest.mark.parametrize("name", ["topic", "category"])
def test_of_a_subject_only_the_name_is_asked(name, manager):
    kind = KINDS[name]
    label = factories.label(kind.model, "Zoll")
    factories.published(**{kind.entry: keys(label)})
    answer = asked(manager, label, names_de="Zölle", renaming="successor")
    assert 'value="successor"' not in answer.text
    form = read_form(answer) | {"renaming": "name"}
    assert manager.post(change(label), form).status_code == 302
    factories.accept_all()
    label.refresh_from_db()
    assert (label.name, label.aliases) == ("Zölle", "Zoll")


def test_what_cannot_follow_is_refused_and_the_choice_stands(manager):
    label = known_source()
    source("Anderes Haus")
    form = read_form(asked(manager, label, names_en="Only English"))
    answer = manager.post(change(label), form | {"renaming": "successor"})
    assert answer.status_code == 200
    assert FORMER in errors(answer)
    assert read_form(answer)["renaming"] == ["successor"]
    assert Source.objects.count() == 2


def test_who_may_not_make_any_is_not_offered_a_new_organisation():
    label = known_source()
    person = factories.user("Nur ändern", "author")
    person.user_permissions.add(*permissions("change_source"))
    person.groups.get().permissions.remove(*permissions("add_source"))
    client = at_desk(person)
    answer = asked(client, label, names_de=NEW, renaming="successor")
    assert 'value="successor"' not in answer.text


def permissions(codename: str):
    return Permission.objects.filter(codename=codename)


def test_saving_over_somebody_elses_name_asks_whose_stands_first(manager):
    label = known_source()
    form = read_form(manager.get(change(label))) | {"names_de": NEW}
    Source.objects.filter(pk=label.pk).update(names={"de": "Drittes Haus"})
    answer = manager.post(change(label), form | {"renaming": "name"})
    assert answer.status_code == 200
    assert Source.objects.get().name == "Drittes Haus"
    chosen = read_form(answer) | {"merge-names": "mine", "renaming": "name"}
    assert manager.post(change(label), chosen).status_code == 302
    factories.accept_all()
    label.refresh_from_db()
    assert label.name == NEW
    assert label.aliases.splitlines() == ["MfA", "Drittes Haus"]


def test_what_was_new_is_looked_at_by_renaming_it(manager):
    label = topic("Zoll")
    NewLabel.mark(label, by=factories.author())
    save(manager, change(label), names_de="Zölle")
    assert not NewLabel.objects.exists()
    assert Topic.objects.get().name == "Zölle"
