"""The bar below an article offers the user one next step, or says why there is none."""

import pytest

from articles.editing.publishing import move
from articles.models import Article
from articles.workflow import Phase
from tests.admin.article.moves.test_moves import move_url, phase, press, text_of
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = pytest.mark.django_db


def opened(person, article: Article | None = None):
    page = url(Article, "change", article.pk) if article else url(Article, "add")
    return at_desk(person).get(page)


def steps(person, article: Article | None = None):
    return opened(person, article).context["steps"]


def named(offers) -> list[str]:
    return [one.transition.name for one in offers]


def next_step(person, article: Article | None = None) -> str:
    found = steps(person, article).next
    return found.transition.name if found else ""


def test_each_person_is_offered_what_comes_next_for_her():
    assert next_step(factories.author()) == "submit"
    article = factories.draft()
    assert next_step(factories.author(), article) == "submit"
    move(article, "submit", by=factories.author())
    assert next_step(factories.author(), article) == ""
    assert next_step(factories.editor(), article) == "approve"
    assert next_step(factories.chief(), article) == "publish"
    assert named(steps(factories.chief(), article).others) == ["send_back", "approve"]
    assert named(steps(factories.chief(), article).last) == ["discard"]


def test_what_would_be_refused_is_not_offered_but_explained():
    chief, article = factories.chief(), factories.in_review(by=factories.chief())
    own = steps(chief, article)
    assert own.next.transition.name == "publish_on_approval"
    others = ["take_back", "send_back", "undo_submit"]
    assert named([*own.others, *own.last]) == [*others, "discard"]
    move(article, "publish_on_approval", by=chief)
    assert next_step(chief, article) == ""
    assert "call_off" in named(steps(chief, article).others)
    page = opened(chief, article)
    assert "Es wartet auf eine Freigabe" in text_of(page)
    assert 'value="approve"' not in page.text


def test_what_the_text_lacks_may_be_in_the_form_already():
    article = factories.draft(body="")
    assert next_step(factories.author(), article) == "submit"
    path = url(Article, "change", article.pk)
    refused = save(at_desk(factories.author()), path, teaser="Neu", _then="submit")
    assert refused["Location"] == f"{path}?refused=submit"
    after = at_desk(factories.author()).get(refused["Location"])
    summary = after.text.split('class="errornote faults"')[1].split("</ul>")[0]
    assert "„Zur Prüfung einreichen“ ist noch nicht möglich" in summary
    assert '<a href="#id_body">Der Text fehlt.' in summary
    assert "messagelist" not in after.text
    typed = {"body": "<p>Ein Absatz.</p>", "_then": "submit"}
    taken = save(at_desk(factories.author()), path, **typed)
    assert taken["Location"] == move_url(article, "submit")


def test_what_lacks_something_is_not_planned_where_nobody_is_missing(settings):
    theirs, own = factories.draft(body=""), factories.draft(by=factories.chief())
    save(at_desk(factories.chief()), url(Article, "change", own.pk), body="")
    own.refresh_from_db()
    assert next_step(factories.chief(), theirs) == "submit"
    assert next_step(factories.chief(), own) == "publish_on_approval"
    settings.NEWSROOM_FOUR_EYES = False
    assert next_step(factories.chief(), own) == "submit"


def test_who_has_approved_exactly_this_text_stands_there_and_is_not_asked_again():
    article, editor = factories.approved(), factories.editor()
    assert f"Freigegeben von {editor}" in text_of(opened(editor, article))
    assert next_step(editor, article) == ""
    factories.edited(article, by=factories.chief(), headline="Anders")
    assert "Genau dieser Text: noch von niemandem" in text_of(opened(editor, article))
    assert next_step(editor, article) == "approve"


def test_a_script_is_led_back_to_the_form_where_it_shows_the_move():
    article = factories.draft()
    path = url(Article, "change", article.pk)
    typed = {"headline": "Neu", "_then": "submit", "_dialog": "1"}
    answer = save(at_desk(factories.author()), path, **typed)
    assert answer["Location"] == f"{path}?move=submit"
    assert Article.objects.get().headline == "Neu"
    assert phase(article) is Phase.DRAFT


def test_what_a_move_would_come_to_can_be_asked_without_making_it():
    article, client = factories.in_review(), at_desk(factories.chief())
    page = move_url(article, "publish")
    typed = {"at_0": "2099-03-03", "at_1": "09:00", "_ask": "1"}
    answer = client.post(page, read_form(client.get(page)) | typed)
    assert "geht am 3. März 2099, 09:00 Uhr MEZ online" in text_of(answer)
    assert "Terminieren: 3. März 2099" in text_of(answer)
    assert phase(article) is Phase.IN_REVIEW
    data = read_form(answer)
    assert data["confirmed"] == ["2099-03-03T09:00:00+01:00"]
    client.post(page, data | {"when": "at"})
    assert phase(article) is Phase.SCHEDULED


@pytest.mark.parametrize(
    ("name", "person", "said"),
    [
        ("approve", factories.editor, "Freigegeben."),
        ("send_back", factories.editor, "Zurückgegeben."),
        ("take_back", factories.author, "Zurückgeholt."),
        ("publish", factories.chief, "Veröffentlicht."),
        ("discard", factories.author, "Verworfen."),
    ],
)
def test_after_a_move_the_deed_is_named(name, person, said):
    article = factories.in_review()
    answer = press(person(), article, name, note="Darum.")
    client = at_desk(person())
    client.cookies = answer.client.cookies
    assert said in text_of(client.get(answer["Location"]))


def test_saving_stays_in_the_form():
    article = factories.draft()
    path = url(Article, "change", article.pk)
    client = at_desk(factories.author())
    assert save(client, path, headline="Neu", _save="1")["Location"] == path
    assert "Gespeichert." in text_of(client.get(path))


def test_where_nothing_is_typed_labels_stand_in_the_articles_order():
    names = ("Z-Rubrik", "A-Rubrik")
    keys = [str(factories.category(name).key) for name in names]
    article = factories.published(categories=keys)
    shown = text_of(opened(factories.editor(), article))
    assert shown.index("Z-Rubrik") < shown.index("A-Rubrik")
    assert "Zuletzt gespeichert" in shown


def test_a_chief_who_takes_up_a_version_is_offered_to_plan_it_before_she_saves(
    settings,
):
    live, chief = factories.published(), factories.chief()
    taken_up = factories.revised(live, by=chief)
    assert next_step(chief, taken_up) == "publish_on_approval"
    # Looking at somebody else's text doesn't count as signing it.
    assert next_step(chief, factories.draft(headline="Von anderen")) == "submit"
    settings.NEWSROOM_FOUR_EYES = False
    assert next_step(chief, taken_up) == "submit"
