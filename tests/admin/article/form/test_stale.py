"""A form that was opened before somebody else's save is refused, and loses nothing.

Fields that both changed are then merged one by one, as the user chooses.
"""

import pytest

from articles.admin.parts.fields.typed_choices import as_choice
from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import stale
from articles.models import Article, Topic
from tests.admin.article.form.test_form import full_article
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db

MINE = {
    "headline": "Mein Kopf",
    "body": "<p>Mein langer Text</p>",
    "attributions-0-title": "Mein Titel",
    "further_reading-1-title": "Mein zweiter",
    "further_reading-2-title": "Mein dritter",
}


def opened(client, article) -> dict:
    return read_form(client.get(url(Article, "change", article.pk)))


def refused_with_all_that_was_typed(client, article, data):
    before = content_of(Article.objects.get(pk=article.pk))
    answer = client.post(url(Article, "change", article.pk), data)
    assert answer.status_code == 200
    assert stale(article).why in errors(answer)
    typed = read_form(answer)
    assert {name: typed[name] for name in MINE} == {k: [v] for k, v in MINE.items()}
    assert typed["topics"] == data["topics"]
    assert content_of(Article.objects.get(pk=article.pk)) == before
    return answer


def twice_refused(client, article, data):
    answer = refused_with_all_that_was_typed(client, article, data)
    assert "merge" not in answer.context or not answer.context["merge"]
    # The browser sends the form of the page that it was shown.
    refused_with_all_that_was_typed(client, article, read_form(answer))


def conflict(theirs: dict, mine: dict):
    """Return the article, my client, and the page that both saves lead me to."""
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | mine
    save(at_desk(factories.editor()), url(Article, "change", article.pk), **theirs)
    return article, client, client.post(url(Article, "change", article.pk), data)


def test_r1_a_save_over_somebody_elses_text_takes_both_and_says_so():
    article = full_article()
    client, page = at_desk(factories.author()), url(Article, "change", article.pk)
    data = opened(client, article) | MINE
    save(at_desk(factories.editor()), page, teaser="Ihr")
    answer = client.post(page, data | {"_save": "1"}, follow=True)
    assert "Zusammen mit dem gespeichert, was Redakteur Beispiel" in answer.text
    saved = Article.objects.get()
    assert (saved.teaser, saved.headline) == ("Ihr", "Mein Kopf")
    assert saved.attributions.first().title == "Mein Titel"


def test_whoever_moves_it_on_sees_both_first_and_loses_nothing():
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE | {"_then": "submit"}
    save(at_desk(factories.editor()), url(Article, "change", article.pk), teaser="Ihr")
    answer = refused_with_all_that_was_typed(client, article, data)
    shown = {c.conflict.name: c.chosen for c in answer.context["merge"]["choices"]}
    assert shown == {
        "headline": "mine",
        "teaser": "theirs",
        "body": "mine",
        "attributions": "mine",
        "further_reading": "mine",
    }
    assert "Redakteur Beispiel" in answer.text
    client.post(url(Article, "change", article.pk), read_form(answer))
    saved = Article.objects.get()
    assert (saved.teaser, saved.headline) == ("Ihr", "Mein Kopf")
    assert saved.attributions.first().title == "Mein Titel"


def test_what_both_changed_is_saved_only_after_a_choice():
    article, client, answer = conflict({"headline": "Ihrer"}, {"headline": "Meiner"})
    choice, _slug = answer.context["merge"]["choices"]
    assert (choice.conflict.base, choice.chosen) == ("Ein Beispiel", "")
    page, data = url(Article, "change", article.pk), read_form(answer)
    assert "merge-headline" not in data
    again = client.post(page, data)
    assert again.status_code == 200
    assert "Wählen Sie für jedes dieser Felder" in errors(again)
    assert Article.objects.get().headline == "Ihrer"
    data = read_form(again)
    assert data["headline"] == ["Meiner"]
    client.post(page, data | {"merge-headline": "mine"})
    assert Article.objects.get().headline == "Meiner"


def test_theirs_may_be_taken_over_and_mine_may_still_be_changed():
    article, client, answer = conflict(
        {"headline": "Ihrer", "teaser": "Ihr"}, {"headline": "Meiner", "teaser": "Mein"}
    )
    data = read_form(answer) | {"teaser": "Unser"}
    choices = {"merge-headline": "theirs", "merge-teaser": "mine"}
    client.post(url(Article, "change", article.pk), data | choices)
    saved = Article.objects.get()
    assert (saved.headline, saved.teaser) == ("Ihrer", "Unser")


def test_what_somebody_saves_while_one_chooses_is_asked_about_again():
    article, client, answer = conflict({"headline": "Ihrer"}, {"headline": "Meiner"})
    page = url(Article, "change", article.pk)
    save(at_desk(factories.editor()), page, headline="Noch einer")
    again = client.post(page, read_form(answer) | {"merge-headline": "mine"})
    assert again.status_code == 200
    choice, _slug = again.context["merge"]["choices"]
    assert (choice.conflict.base, choice.conflict.theirs) == (
        "Ein Beispiel",
        "Noch einer",
    )
    assert Article.objects.get().headline == "Noch einer"
    client.post(page, read_form(again) | {"merge-headline": "mine"})
    assert Article.objects.get().headline == "Meiner"


def test_two_who_wrote_the_same_are_not_asked():
    same = {"headline": "Derselbe"}
    *_opened, answer = conflict(same, same)
    assert answer.status_code == 302
    assert Article.objects.get().headline == "Derselbe"


def test_what_is_wrong_for_its_own_sake_is_mended_before_anything_is_chosen():
    article, client, answer = conflict(
        {"headline": "Ihrer"}, {"headline": "Meiner", "dated": "gestern"}
    )
    assert not answer.context.get("merge")
    page, data = url(Article, "change", article.pk), read_form(answer)
    answer = client.post(page, data | {"dated": "01.02.2026"})
    assert "Es gibt zwei Texte" in answer.text
    assert [c.conflict.name for c in answer.context["merge"]["choices"]] == [
        "headline",
        "slug",
        "dated",
    ]
    # A writer who makes another mistake while choosing is told to mend it first.
    save(at_desk(factories.editor()), page, headline="Noch einer")
    answer = client.post(page, read_form(answer) | {"dated": "gestern"})
    assert not answer.context.get("merge")
    assert "Berichtigen Sie erst das Übrige" in answer.text


def test_a_day_that_nobody_means_is_mended_before_anything_is_chosen():
    mine = {"dated": "0001-01-01", "headline": "Mein Kopf"}
    article, client, answer = conflict({"headline": "Ihr Kopf"}, mine)
    assert answer.status_code == 200
    assert "liegt zu weit zurück" in errors(answer)
    assert not answer.context.get("merge")
    # Mended, it is still known that somebody has saved meanwhile.
    again = client.post(
        url(Article, "change", article.pk), read_form(answer) | {"dated": "2026-01-01"}
    )
    assert again.context["merge"]["choices"]
    assert Article.objects.get().headline == "Ihr Kopf"


def test_rows_that_somebody_else_removed_are_still_there_in_the_refused_form():
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    names = ("attributions-0", "attributions-1", "further_reading-0")
    gone = {f"{name}-DELETE": "on" for name in (*names, "further_reading-1")}
    save(at_desk(factories.editor()), url(Article, "change", article.pk), **gone)
    assert not Article.objects.get().further_reading.exists()
    answer = refused_with_all_that_was_typed(client, article, data)
    kept = {"merge-attributions": "theirs", "merge-further_reading": "mine"}
    client.post(url(Article, "change", article.pk), read_form(answer) | kept)
    saved = Article.objects.get()
    assert not saved.attributions.exists()
    titles = [row.title for row in saved.further_reading.all()]
    assert "Mein zweiter" in titles


@pytest.mark.parametrize("transition", ["submit", "discard"])
def test_a_save_after_a_move_is_refused_and_keeps_what_was_typed(transition):
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    move(Article.objects.get(), transition, by=factories.author())
    twice_refused(client, article, data)


def test_a_save_after_a_publication_is_refused_and_keeps_what_was_typed():
    article = move(full_article(), "submit", by=factories.author())
    client = at_desk(factories.editor())
    data = opened(client, article) | MINE
    move(article, "publish", by=factories.chief())
    twice_refused(client, article, data)


def test_a_save_that_changed_nothing_makes_nobody_elses_form_stale():
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    save(at_desk(factories.editor()), url(Article, "change", article.pk))
    answer = client.post(url(Article, "change", article.pk), data)
    assert answer.status_code == 302
    assert Article.objects.get().headline == "Mein Kopf"


def test_a_form_that_doesnt_say_what_it_was_opened_with_is_refused():
    article = factories.draft()
    client = at_desk(factories.author())
    data = opened(client, article) | {"headline": "Mein Kopf"}
    data.pop("seen_lock")
    for seen in ({"seen_lock": ""}, {"seen_lock": "x"}, {"seen_lock": "-1"}, {}):
        answer = client.post(url(Article, "change", article.pk), data | seen)
        assert answer.status_code == 200, seen
        assert "auf welchem gespeicherten Stand es beruht" in errors(answer), seen
        assert read_form(answer)["headline"] == ["Mein Kopf"], seen
        assert Article.objects.get().headline == "Ein Beispiel", seen


def test_a_form_that_was_opened_with_something_unknown_is_stale():
    article = factories.draft()
    client = at_desk(factories.author())
    data = opened(client, article) | {"headline": "Mein Kopf"}
    for seen in ("0", "999"):
        path = url(Article, "change", article.pk)
        answer = client.post(path, data | {"seen_lock": seen})
        assert stale(article).why in errors(answer), seen
        assert Article.objects.get().headline == "Ein Beispiel", seen


def test_lead_pictures_that_two_have_chosen_are_shown_to_choose_from():
    mine, theirs = factories.picture("Meines"), factories.picture("Ihres")
    article, client, answer = conflict(
        {"lead_image": str(theirs.key), "lead_alt": "Ihr Bild"},
        {"lead_image": str(mine.key)},
    )
    assert mine.token in answer.text
    assert theirs.token in answer.text
    data = read_form(answer) | {"merge-lead_image": "theirs"}
    saved = client.post(url(Article, "change", article.pk), data)
    assert saved.status_code == 302
    stored = Article.objects.get(pk=article.pk)
    assert (stored.lead_image, stored.lead_alt) == (theirs, "Ihr Bild")


def test_a_new_topic_waits_until_everything_is_chosen():
    """Nothing is stored meanwhile, so the second page can't know it as a topic."""
    known = factories.topic("Meeresforschung")
    theirs = {"headline": "Ihrer", "topics": [str(known.pk)]}
    mine = {"headline": "Meiner", "topics": [as_choice("Wattforschung")[0]]}
    article, client, answer = conflict(theirs, mine)
    path = url(Article, "change", article.pk)
    undecided = client.post(path, read_form(answer))
    assert undecided.status_code == 200
    choices = {one.conflict.name: one for one in undecided.context["merge"]["choices"]}
    assert "Wattforschung" in str(choices["topics"].mine)
    assert not Topic.objects.filter(names__de="Wattforschung").exists()
    chosen = {f"merge-{name}": "mine" for name in choices}
    assert client.post(path, read_form(undecided) | chosen).status_code == 302
    assert [it.name for it in Article.objects.get().topics.all()] == ["Wattforschung"]
