"""Acts on many articles: each fares as by its own button, said before and after."""

import re

import pytest
from django.urls import reverse

from articles.admin.listing.bulk import Effect, told_together
from articles.admin.listing.bulk_pages import KINDS
from articles.editing.publishing import move
from articles.models import Article, Decision
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.many import bulk_url, do, phases, words
from tests.support.desk.unsaved import checked, log_in, with_password

pytestmark = pytest.mark.django_db

TYPED = {"note": "Ein Grund.", "ending": "notice"}


def test_the_effect_on_each_is_said_before_and_nothing_is_done_by_looking():
    review, draft = factories.approved(headline="Reif"), factories.draft(headline="Roh")
    decisions = Decision.objects.count()
    answer = at_desk(factories.chief()).get(bulk_url("publish", [review, draft]))
    assert [one.article for one in answer.context["will"]] == [review]
    assert [one.article for one in answer.context["skipped"]] == [draft]
    assert "Der Artikel geht sofort online." in words(answer)
    assert "In dieser Phase nicht möglich, nur bei: In Prüfung." in words(answer)
    assert phases([review, draft]) == [Phase.IN_REVIEW, Phase.DRAFT]
    assert Decision.objects.count() == decisions


def test_articles_in_phases_without_the_act_are_told_once():
    ones = [factories.draft(), factories.published(), factories.withdrawn()]
    answer = at_desk(factories.chief()).get(bulk_url("publish", ones))
    assert words(answer).count("In dieser Phase nicht möglich") == 1


def test_equal_effects_are_told_once_and_exceptions_first():
    many = [factories.approved(headline=f"Reif {n}") for n in range(6)]
    drafts = [factories.draft(headline="Roh")]
    answer = at_desk(factories.chief()).get(bulk_url("publish", [*many, *drafts]))
    assert words(answer).count("Der Artikel geht sofort online.") == 1
    assert [len(one.effects) for one in answer.context["will_alike"]] == [6]
    # Many are folded, few stand open; all of them are named.
    assert answer.text.count("<details open>") == 1
    assert all(one.headline in answer.text for one in (*many, *drafts))
    effects = [Effect(many[0], "A"), Effect(many[1], "B"), Effect(many[2], "A")]
    assert [one.sentence for one in told_together(effects)] == ["B", "A"]


@pytest.mark.both
def test_one_that_somebody_else_moved_meanwhile_keeps_no_other_back():
    first, second = factories.approved(headline="A"), factories.approved(headline="B")
    client, path = at_desk(factories.chief()), bulk_url("publish", [first, second])
    form = read_form(client.get(path))
    move(first, "send_back", by=factories.editor(), note="Warte.")
    answer = client.post(path, form)
    assert phases([first, second]) == [Phase.DRAFT, Phase.LIVE]
    assert [one.article for one in answer.context["done"]] == [second]
    [skipped] = answer.context["skipped"]
    assert skipped.sentence in words(answer)


@pytest.mark.both
def test_what_was_saved_since_it_was_seen_is_not_moved():
    article = factories.in_review()
    client, path = at_desk(factories.editor()), bulk_url("approve", [article])
    form = read_form(client.get(path))
    factories.edited(article, by=factories.editor("Andere"), teaser="Anders")
    answer = client.post(path, form)
    assert answer.context["done"] == []
    assert not Decision.objects.filter(transition="approve").exists()


@pytest.mark.both
def test_r2_sent_twice_it_is_done_once():
    article = factories.approved()
    client, path = at_desk(factories.chief()), bulk_url("publish", [article])
    form = read_form(client.get(path))
    client.post(path, form)
    again = client.post(path, form)
    assert again.context["done"] == []
    assert Decision.objects.filter(transition="publish").count() == 1


def test_only_what_was_shown_to_happen_is_done():
    """An article that only the address names was never seen."""
    seen, added = factories.approved(headline="A"), factories.approved(headline="B")
    client = at_desk(factories.chief())
    form = read_form(client.get(bulk_url("publish", [seen])))
    client.post(bulk_url("publish", [seen, added]), form)
    assert phases([seen, added]) == [Phase.LIVE, Phase.IN_REVIEW]


def test_a_reason_is_asked_for_where_one_is_needed_and_nothing_is_lost_without():
    articles = [factories.published(headline=f"Nr. {n}") for n in range(2)]
    answer = do(factories.chief(), "withdraw", articles, note="", ending="gone")
    assert "note" in answer.context["form"].errors
    assert 'value="gone" required id="id_ending_1" checked' in answer.text or re.search(
        r'value="gone"[^>]*checked', answer.text
    )
    assert phases(articles) == [Phase.LIVE] * 2
    do(factories.chief(), "withdraw", articles, note="Falsch.", ending="gone")
    assert phases(articles) == [Phase.WITHDRAWN] * 2
    assert {a.ending_reason for a in Article.objects.all()} == {"Falsch."}
    assert {a.ending for a in Article.objects.all()} == {"gone"}


def test_withdrawing_takes_each_storys_languages_along_and_counts_them_once():
    german = factories.published(headline="Deutsch")
    english = factories.translated(german, headline="English")
    for name, person in (("submit", factories.author), ("approve", factories.editor)):
        move(english, name, by=person())
    move(english, "publish", by=factories.chief())
    answer = do(
        factories.chief(), "withdraw", [german, english], languages="on", **TYPED
    )
    assert phases([german, english]) == [Phase.WITHDRAWN] * 2
    assert len(answer.context["done"]) == 2
    assert answer.context["skipped"] == []


def test_without_four_eyes_it_takes_the_note_of_an_emergency_and_says_so():
    chief = factories.chief()
    own = factories.in_review(by=chief)
    refused = at_desk(chief).get(bulk_url("publish", [own]))
    assert refused.context["will"] == []
    person = factories.admin()
    article = factories.in_review(by=person)
    path = bulk_url("publish", [article])
    assert "Nur mit einer Notiz" in words(at_desk(person).get(path))
    without = do(person, "publish", [article])
    assert phases([article]) == [Phase.IN_REVIEW]
    assert len(without.context["skipped"]) == 1
    do(person, "publish", [article], note="Es eilt.")
    assert phases([article]) == [Phase.LIVE]
    assert Decision.objects.get(transition="publish").bypassed_four_eyes


@pytest.mark.both
def test_many_are_approved_and_those_in_other_languages_skipped(settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    person = factories.profile(factories.editor(), review_languages=["de"])
    german = factories.in_review(headline="Deutsch")
    english = factories.in_review(headline="English", language="en")
    answer = do(person, "approve", [german, english])
    assert [one.article for one in answer.context["done"]] == [german]
    [skipped] = answer.context["skipped"]
    assert skipped.article == english
    assert "Laut Ihrem Profil prüfen Sie keine Texte auf Englisch." in words(answer)
    assert Decision.objects.filter(transition="approve").count() == 1


def test_the_menu_offers_what_ones_role_includes_and_leads_to_the_page():
    article = factories.draft()
    offered = {
        factories.author: ["submit", "approve", "discard", "labels"],
        factories.editor: ["submit", "approve", "discard", "labels", "assign"],
        factories.chief: list(KINDS),
    }
    for role, names in offered.items():
        client = at_desk(role())
        page = client.get(url(Article, "changelist"))
        choices = page.context["action_form"].fields["action"].choices
        assert [name for name, _label in choices if name] == names
    chosen = {"action": "submit", "_selected_action": [article.pk], "index": "0"}
    answer = client.post(url(Article, "changelist") + "?phase=draft", chosen)
    assert answer["Location"].startswith(bulk_url("submit", [article]))
    assert phases([article]) == [Phase.DRAFT]
    after = client.get(answer["Location"])
    assert f"{url(Article, 'changelist')}?phase=draft" in after.text


def test_more_than_are_done_at_once_are_refused_in_words(monkeypatch):
    most = 5
    for name in ("actions", "bulk_pages", "changelist"):
        monkeypatch.setattr(f"articles.admin.listing.{name}.MOST", most)
    for number in range(3):
        factories.draft(headline=f"Nr. {number}")
    client = at_desk(factories.editor())
    chosen = {"action": "submit", "index": "0", "select_across": "1"}
    chosen |= {"_selected_action": [Article.objects.first().pk]}
    answer = client.post(url(Article, "changelist"), chosen)
    assert answer["Location"].count("pk=") == 3
    articles = [factories.draft(headline=f"Mehr {n}") for n in range(most - 2)]
    answer = client.post(url(Article, "changelist"), chosen, follow=True)
    assert f"Mehr als {most} Artikel" in words(answer)
    assert len(articles) + 3 > most


@pytest.mark.both
def test_odd_choices_do_nothing():
    factories.draft()
    client = at_desk(factories.editor())
    for keys in (["x"], ["\0"], [str(10**30)], ["-1"]):
        chosen = {"action": "submit", "_selected_action": keys, "index": "0"}
        assert client.post(url(Article, "changelist"), chosen).status_code == 302
        path = reverse("admin:articles_article_bulk", args=["submit"])
        assert client.get(path, {"pk": keys}).status_code == 302
        form = {f"seen-{keys[0]}": "1", "note": ""}
        assert client.post(f"{path}?pk=1", form).status_code in {200, 302}
    unknown = reverse("admin:articles_article_bulk", args=["publish_again"])
    assert client.get(unknown).status_code == 404
    assert not Decision.objects.exists()


def test_s10_an_act_on_many_without_a_token_does_nothing():
    article = factories.approved()
    client, path = at_desk(factories.chief()), bulk_url("publish", [article])
    form = read_form(client.get(path)) | {"csrfmiddlewaretoken": ""}
    client.handler.enforce_csrf_checks = True
    assert client.post(path, form).status_code == 403
    assert phases([article]) == [Phase.IN_REVIEW]


def test_who_has_to_log_in_again_finds_her_reason_and_has_done_nothing(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"
    article, chief = factories.published(), with_password(factories.chief())
    client, path = checked(chief), bulk_url("withdraw", [article])
    form = read_form(client.get(path)) | {"note": "Das stimmt nicht."}
    del client.cookies["sessionid"]
    client.post(path, form)
    log_in(client, chief, path.replace("?", "%3F"))
    shown = client.get(path)
    assert read_form(shown)["note"] == ["Das stimmt nicht."]
    assert phases([article]) == [Phase.LIVE]
    client.post(path, read_form(shown))
    assert phases([article]) == [Phase.WITHDRAWN]
