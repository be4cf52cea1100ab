"""Acts on many articles: each fares as by its own button, said before and after."""

import re
from html import unescape

import pytest
from django.urls import reverse

from articles.admin.listing.bulk_pages import KINDS, MOST
from articles.models import Article, Decision, Snapshot
from articles.publishing import move
from articles.workflow import Phase
from tests import factories
from tests.admin.asking import undone
from tests.admin.desk import at_desk, read_form, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]

MOVES = [name for name in KINDS if name != "labels"]
STATES = {
    Phase.DRAFT: factories.draft,
    Phase.IN_REVIEW: factories.in_review,
    Phase.SCHEDULED: factories.scheduled,
    Phase.LIVE: factories.published,
    Phase.WITHDRAWN: factories.withdrawn,
    Phase.DISCARDED: factories.discarded,
}
TYPED = {"note": "Ein Grund.", "ending": "notice"}


def bulk_url(name: str, articles) -> str:
    keys = "&".join(f"pk={article.pk}" for article in articles)
    return f"{reverse('admin:articles_article_bulk', args=[name])}?{keys}"


def words(answer) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def do(person, name: str, articles, **typed):
    client = at_desk(person)
    path = bulk_url(name, articles)
    opened = client.get(path)
    assert opened.status_code == 200
    return client.post(path, read_form(opened) | typed)


def phases(articles) -> list[Phase]:
    return [Article.objects.get(pk=article.pk).phase() for article in articles]


def by_itself(person, name: str, article) -> Phase:
    """Return where the article's own button would lead."""
    client = at_desk(person)
    path = reverse("admin:articles_article_move", args=[article.pk, name])
    with undone():
        opened = client.get(path)
        if opened.status_code == 200:
            typed = read_form(opened) | TYPED | {"when": "now"}
            assert client.post(path, typed).status_code == 302
        return phases([article])[0]


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("role", [factories.author, factories.editor, factories.chief])
def test_each_of_many_goes_where_its_own_button_would_lead_it(name, role):
    person = role()
    articles = [make(headline=phase) for phase, make in STATES.items()]
    articles.append(factories.approved(headline="approved"))
    articles.append(factories.revised(articles[3], headline="revised"))
    expected = [by_itself(person, name, article) for article in articles]
    before = phases(articles)
    client = at_desk(person)
    if client.get(bulk_url(name, articles)).status_code == 403:
        assert expected == before
        return
    answer = do(person, name, articles, **TYPED)
    assert answer.status_code == 200
    assert phases(articles) == expected
    done, skipped = answer.context["done"], answer.context["skipped"]
    changed = {
        a.pk for a, x, y in zip(articles, before, expected, strict=True) if x != y
    }
    approved = {one.article.pk for one in done if name == "approve"}
    assert {one.article.pk for one in done} == changed | approved
    assert {one.article.pk for one in (*done, *skipped)} == {a.pk for a in articles}
    for one in skipped:
        assert str(one.refusal.why) in words(answer)


def test_the_effect_on_each_is_said_before_and_nothing_is_done_by_looking():
    review, draft = factories.approved(headline="Reif"), factories.draft(headline="Roh")
    decisions = Decision.objects.count()
    answer = at_desk(factories.chief()).get(bulk_url("publish", [review, draft]))
    assert [one.article for one in answer.context["will"]] == [review]
    assert [one.article for one in answer.context["skipped"]] == [draft]
    assert "Der Artikel geht sofort online." in words(answer)
    assert "Der Artikel ist jetzt: Entwurf" in words(answer)
    assert phases([review, draft]) == [Phase.IN_REVIEW, Phase.DRAFT]
    assert Decision.objects.count() == decisions


def test_one_that_somebody_else_moved_meanwhile_keeps_no_other_back():
    first, second = factories.approved(headline="A"), factories.approved(headline="B")
    client, path = at_desk(factories.chief()), bulk_url("publish", [first, second])
    form = read_form(client.get(path))
    move(first, "send_back", by=factories.editor(), note="Warte.")
    answer = client.post(path, form)
    assert phases([first, second]) == [Phase.DRAFT, Phase.LIVE]
    assert [one.article for one in answer.context["done"]] == [second]
    [skipped] = answer.context["skipped"]
    assert str(skipped.refusal.why) in words(answer)


def test_what_was_saved_since_it_was_seen_is_not_moved():
    article = factories.in_review()
    client, path = at_desk(factories.editor()), bulk_url("approve", [article])
    form = read_form(client.get(path))
    factories.edited(article, by=factories.editor("Andere"), teaser="Anders")
    answer = client.post(path, form)
    assert answer.context["done"] == []
    assert not Decision.objects.filter(transition="approve").exists()


def test_sent_twice_it_is_done_once():
    article = factories.approved()
    client, path = at_desk(factories.chief()), bulk_url("publish", [article])
    form = read_form(client.get(path))
    client.post(path, form)
    again = client.post(path, form)
    assert again.context["done"] == []
    assert Decision.objects.filter(transition="publish").count() == 1


def test_only_what_was_shown_to_happen_is_done():
    """What is named in the address alone was never seen."""
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


def test_the_menu_offers_what_ones_role_includes_and_leads_to_the_page():
    article = factories.draft()
    offered = {
        factories.author: ["submit", "approve", "discard", "labels"],
        factories.editor: ["submit", "approve", "discard", "labels"],
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


def test_more_than_are_done_at_once_are_refused_in_words():
    for number in range(3):
        factories.draft(headline=f"Nr. {number}")
    client = at_desk(factories.editor())
    chosen = {"action": "submit", "index": "0", "select_across": "1"}
    chosen |= {"_selected_action": [Article.objects.first().pk]}
    answer = client.post(url(Article, "changelist"), chosen)
    assert answer["Location"].count("pk=") == 3
    articles = [factories.draft(headline=f"Mehr {n}") for n in range(MOST - 2)]
    answer = client.post(url(Article, "changelist"), chosen, follow=True)
    assert f"Mehr als {MOST} Artikel" in words(answer)
    assert len(articles) + 3 > MOST


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


def test_labels_are_added_and_removed_as_a_save_of_each_working_version():
    old, new = factories.topic("Alt"), factories.topic("Neu")
    has = [str(old.key)]
    draft = factories.draft(headline="Entwurf", topics=has)
    other = factories.draft(headline="Anderer", topics=[str(new.key)])
    live = factories.published(headline="Öffentlich", topics=has)
    author, articles = factories.author(), [draft, other, live]
    client, path = at_desk(author), bulk_url("labels", articles)
    form = read_form(client.get(path))
    wanted = {"add_topics": [new.pk], "remove_topics": [old.pk]}
    saves = Snapshot.objects.count()
    shown = client.post(path, form | wanted)
    assert Snapshot.objects.count() == saves
    assert "Themen: + Neu; Themen: − Alt" in words(shown)
    assert [one.article for one in shown.context["will"]] == [draft]
    done = client.post(path, read_form(shown) | wanted)
    assert [one.article for one in done.context["done"]] == [draft]
    assert {one.article for one in done.context["skipped"]} == {other, live}
    for article in articles:
        article = Article.objects.get(pk=article.pk)
        expected = ["Alt"] if article == live else ["Neu"]
        assert [str(topic) for topic in article.topic_list()] == expected
    last = Snapshot.objects.latest("pk")
    assert (last.article_id, last.by) == (draft.pk, author)
    assert Snapshot.objects.count() == saves + 1


def test_other_labels_than_were_shown_are_shown_first():
    one, two = factories.topic("Eins"), factories.topic("Zwei")
    article = factories.draft()
    client, path = at_desk(factories.author()), bulk_url("labels", [article])
    form = read_form(client.get(path))
    shown = client.post(path, form | {"add_topics": [one.pk]})
    other = client.post(path, read_form(shown) | {"add_topics": [two.pk]})
    assert "+ Zwei" in words(other)
    assert Article.objects.get().topic_list() == []


def test_labels_of_what_was_saved_meanwhile_stay():
    topic, article = factories.topic("Eins"), factories.draft()
    client, path = at_desk(factories.author()), bulk_url("labels", [article])
    wanted = {"add_topics": [topic.pk]}
    shown = client.post(path, read_form(client.get(path)) | wanted)
    factories.edited(article, by=factories.editor(), teaser="Anders")
    done = client.post(path, read_form(shown) | wanted)
    assert done.context["done"] == []
    assert len(done.context["skipped"]) == 1


def test_who_may_not_change_a_version_changes_no_label_of_it():
    topic = factories.topic("Eins")
    review = factories.in_review()
    client, path = at_desk(factories.author()), bulk_url("labels", [review])
    shown = client.post(path, read_form(client.get(path)) | {"add_topics": [topic.pk]})
    assert shown.context["will"] == []
    assert len(shown.context["skipped"]) == 1


def test_a_post_without_a_token_does_nothing():
    article = factories.approved()
    client, path = at_desk(factories.chief()), bulk_url("publish", [article])
    form = read_form(client.get(path)) | {"csrfmiddlewaretoken": ""}
    client.handler.enforce_csrf_checks = True
    assert client.post(path, form).status_code == 403
    assert phases([article]) == [Phase.IN_REVIEW]
