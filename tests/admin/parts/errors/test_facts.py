"""Wrong input for the facts of a call is refused at its field; the rest is kept."""

import pytest

from articles.models import Article, Source
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db
ROW = "facts-0"
FOLDED, OPEN = "<details>", "<details open>"


def typed(**parts) -> dict:
    return {f"{ROW}-{name}": value for name, value in parts.items()}


def cases() -> list[refusing.Case]:
    found = [
        *mistakes.text("reference", 100),
        *mistakes.text("amount", 200)[::2],
        *mistakes.address("apply_at", 2000)[::2],
    ]
    told = [
        (what, {f"{ROW}-{name}": value for name, value in sent.items()},
         field.replace("id_", f"id_{ROW}-", 1), words)
        for what, sent, field, words in found
    ]  # fmt: skip
    sent, field = typed(eligible="everybody"), f"id_{ROW}-eligible_0"
    return [*told, ("unknown", sent, field, refusing.NO_CHOICE)]


def test_a_fact_that_is_refused_says_why_at_its_field():
    draft = factories.draft()
    path, lock = url(Article, "change", draft.pk), draft.lock
    filled = typed(reference="A-1", amount="", apply_at="")
    assert wrong(at_desk(factories.author()), path, cases(), filled) == []
    draft.refresh_from_db()
    assert draft.lock == lock
    assert not draft.facts.exists()


def group(page: str) -> str:
    return page.partition('id="facts-group"')[2].partition("</fieldset>")[0]


def test_the_group_opens_when_something_is_in_it():
    draft, client = factories.draft(), at_desk(factories.author())
    path = url(Article, "change", draft.pk)
    empty = client.get(path)
    assert FOLDED in group(empty.text)
    # The empty row alone is no row.
    client.post(path, read_form(empty) | {"headline": "Anders"})
    assert not draft.facts.exists()
    form = read_form(client.get(path)) | typed(apply_at="keine Adresse")
    assert OPEN in group(client.post(path, form).text)
    said = typed(reference="A-1", eligible=["smes", "universities"])
    client.post(path, read_form(client.get(path)) | said)
    [row] = draft.facts.all()
    assert (row.reference, row.eligible) == ("A-1", ["universities", "smes"])
    assert OPEN in group(client.get(path).text)


def test_a_row_that_was_emptied_is_gone():
    draft = factories.draft(facts=[{"reference": "A-1", "eligible": ["smes"]}])
    path, client = url(Article, "change", draft.pk), at_desk(factories.author())
    form = read_form(client.get(path)) | typed(reference="", eligible=[])
    client.post(path, form)
    assert not draft.facts.exists()


def test_a_funder_is_made_in_passing_and_stays():
    draft = factories.draft(facts=[{"reference": "A-1"}])
    path, client = url(Article, "change", draft.pk), at_desk(factories.author())
    client.post(path, read_form(client.get(path)) | typed(funder="new:Fonds X"))
    funder = Source.objects.get()
    assert funder.name == "Fonds X"
    assert draft.facts.get().funder == funder
    client.post(path, read_form(client.get(path)) | {"headline": "Anders"})
    assert draft.facts.get().funder == funder


def test_a_second_row_is_refused():
    draft, client = factories.draft(), at_desk(factories.author())
    path = url(Article, "change", draft.pk)
    rows = {"facts-TOTAL_FORMS": "2", "facts-0-amount": "1", "facts-1-amount": "2"}
    answer = client.post(path, read_form(client.get(path)) | rows)
    assert "Höchstens 1 Zeile" in answer.text
    assert not draft.facts.exists()
