"""The use of AI is asked in one folded line; people name themselves as readers."""

import pytest

from articles.models import Article
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db
ROW = "ai_use-0"
READ = {"text": "made", "text_with": "Schreibhilfe", "read_by": "Erika Muster"}


def typed(**parts) -> dict:
    return {f"{ROW}-{name}": value for name, value in parts.items()}


def cases() -> list[refusing.Case]:
    found = [
        *mistakes.text("text_with", 100)[::2],
        *mistakes.choice("lead")[:1],
        # Of somebody else nobody says it.
        *mistakes.cases("read_by", {"another": "Ida"}, refusing.NO_CHOICE),
    ]
    return [
        (what, {f"{ROW}-{name}": value for name, value in sent.items()},
         field.replace("id_", f"id_{ROW}-", 1), words)
        for what, sent, field, words in found
    ]  # fmt: skip


def test_a_refused_value_says_why_at_its_field():
    draft = factories.draft()
    path = url(Article, "change", draft.pk)
    filled = typed(text="made", text_with="", lead="", read_by="")
    assert wrong(at_desk(factories.author()), path, cases(), filled) == []
    assert not draft.ai_use.exists()


def group(page: str) -> str:
    return page.partition('id="ai_use-group"')[2].partition("</fieldset>")[0]


def test_it_is_one_line_that_opens_when_something_is_in_it():
    draft, client = factories.draft(), at_desk(factories.author())
    path = url(Article, "change", draft.pk)
    page = client.get(path)
    assert "<details>" in group(page.text)
    assert "Mit KI erstellt" in group(page.text)
    client.post(path, read_form(page) | {"headline": "Anders"})
    assert not draft.ai_use.exists()
    client.post(path, read_form(client.get(path)) | typed(lead="changed"))
    assert draft.ai_use.get().lead == "changed"
    assert "<details open>" in group(client.get(path).text)
    client.post(path, read_form(client.get(path)) | typed(lead=""))
    assert not draft.ai_use.exists()


@pytest.mark.parametrize("named", ["Eva Lurch", ""])
def test_people_say_of_themselves_that_they_read_it(named):
    person = factories.profile(factories.author(), printed_name=named)
    draft, client = factories.draft(by=person), at_desk(person)
    path = url(Article, "change", draft.pk)
    own = named or person.username
    assert f"{own} (Sie)" in group(client.get(path).text)
    form = read_form(client.get(path)) | typed(text="made", read_by=own)
    client.post(path, form)
    assert draft.ai_use.get().read_by == own


def test_another_persons_reading_stays_or_is_taken_back():
    draft = factories.draft(ai_use=[READ])
    path, client = url(Article, "change", draft.pk), at_desk(factories.author())
    client.post(path, read_form(client.get(path)) | {"headline": "Anders"})
    assert draft.ai_use.get().read_by == "Erika Muster"
    client.post(path, read_form(client.get(path)) | typed(read_by=""))
    assert draft.ai_use.get().read_by == ""


def test_a_reader_needs_something_to_read():
    draft, person = factories.draft(), factories.author()
    path, client = url(Article, "change", draft.pk), at_desk(person)
    own = person.printed_name or person.username
    form = read_form(client.get(path)) | typed(lead="made", read_by=own)
    assert "Anderes gibt es nicht zu lesen" in group(client.post(path, form).text)
    form = read_form(client.get(path)) | typed(text_with="Schreibhilfe")
    told = group(client.post(path, form).text)
    assert "Geben Sie an, was das Programm getan hat" in told
    assert not draft.ai_use.exists()


@pytest.mark.parametrize("reader", ["Ida Unke", ""])
@pytest.mark.parametrize("place", ["change", "review"])
def test_those_who_look_see_the_sentence_and_who_read_it(place, reader):
    said = {"text": "made", "text_with": "Schreibhilfe", "read_by": reader}
    article = factories.in_review(ai_use=[said])
    person = factories.author() if place == "change" else factories.editor()
    page = at_desk(person).get(url(Article, place, article.pk)).text
    assert "Der Text wurde von KI geschrieben (Schreibhilfe)" in page
    told = page.partition("Text der KI vollständig gelesen von")[2][:200]
    assert (reader or "niemand") in told


def test_nothing_is_said_of_reading_words_that_no_ai_wrote():
    article = factories.in_review(ai_use=[{"lead": "made"}])
    page = at_desk(factories.editor()).get(url(Article, "review", article.pk)).text
    assert "vollständig gelesen" not in page
