"""An embargo is set, changed and lifted on a page, and shown wherever it matters."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles.editing.publishing import Publication, lift_embargo, move, set_embargo
from articles.models import Article, Embargo
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.many import bulk_url, words

pytestmark = pytest.mark.django_db
UNTIL = datetime(2099, 5, 4, 9, tzinfo=ZoneInfo("Europe/Berlin"))
TYPED = {"until_0": "2099-05-04", "until_1": "09:00", "note": "Laut Mitteilung."}
SAID = "4. Mai 2099, 09:00 Uhr MESZ"


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_embargo", args=[article.pk])


def move_page(article: Article, name: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, name])


def embargoed(article: Article) -> Article:
    set_embargo(article, until=UNTIL, reason=TYPED["note"], by=factories.chief())
    article.refresh_from_db()
    return article


def filled(client, article: Article) -> dict:
    return read_form(client.get(page_of(article))) | TYPED


def test_an_author_sets_it_from_the_menu_and_all_pages_of_the_story_show_it():
    article = factories.draft()
    client = at_desk(factories.author())
    change = url(Article, "change", article.pk)
    assert page_of(article) in client.get(change).text
    answer = client.post(page_of(article), filled(client, article), follow=True)
    assert f"Vor dem {SAID} geht von dieser Meldung nichts online." in words(answer)
    assert f'<a href="{page_of(article)}">{SAID}</a>' in answer.text
    assert Embargo.objects.get().until == UNTIL
    assert f"Sperrfrist bis {SAID}" in words(client.get(url(Article, "changelist")))
    preview = client.get(reverse("admin:articles_article_preview", args=[article.pk]))
    assert f"Sperrfrist bis {SAID}" in words(preview)
    move(article, "submit", by=article.author)
    review = reverse("admin:articles_article_review", args=[article.pk])
    assert SAID in words(client.get(review))


def test_what_was_due_before_is_announced_and_then_told():
    article = factories.scheduled(headline="Der Bericht")
    client = at_desk(factories.editor())
    form = client.get(page_of(article))
    assert "muss neu terminiert werden: Version 1 (Deutsch), " in words(form)
    answer = client.post(page_of(article), read_form(form) | TYPED, follow=True)
    assert "Neu zu terminieren: Version 1 (Deutsch), " in words(answer)
    article.refresh_from_db()
    assert article.phase() is Phase.IN_REVIEW


def test_beside_a_working_version_it_asks_what_becomes_of_the_scheduled_one():
    now = timezone.now()
    with time_machine.travel(now - factories.DAY):
        live = factories.published(expires_at=now)
        scheduled = factories.republished(live, at=now + factories.DAY)
        work = factories.revised(live)
    client = at_desk(factories.editor())
    answer = client.post(page_of(work), filled(client, work))
    assert "Vorher terminiert, neben einer Arbeitsfassung" in words(answer)
    assert not Embargo.objects.exists()
    chosen = filled(client, work) | {"discard_scheduled": "on"}
    answer = client.post(page_of(work), chosen, follow=True)
    assert "Verworfen: Version 2 (Deutsch), " in words(answer)
    scheduled.refresh_from_db()
    assert scheduled.phase() is Phase.DISCARDED


def test_a_chief_lifts_it_with_a_reason_and_the_page_keeps_the_record():
    article = embargoed(factories.draft())
    client = at_desk(factories.chief())
    form = filled(client, article) | {"what": "lift", "note": ""}
    assert client.post(page_of(article), form).status_code == 200
    assert Embargo.objects.standing().exists()
    form |= {"note": "Die Quelle war schneller."}
    answer = client.post(page_of(article), form, follow=True)
    assert "Die Sperrfrist ist aufgehoben." in words(answer)
    told = words(client.get(page_of(article)))
    assert f"Sperrfrist gesetzt bis {SAID} – Chefin Beispiel" in told
    assert f"Sperrfrist aufgehoben (vorher: bis {SAID}) – Chefin Beispiel" in told
    assert "Die Quelle war schneller." in told


def test_words_and_button_fit_both_choices_until_one_is_known():
    article = embargoed(factories.draft())
    client = at_desk(factories.chief())
    page = client.get(page_of(article))
    assert "Sperrfrist ändern oder aufheben" in words(page)
    assert "Aufgehoben: Die Sperrfrist endet sofort." in words(page)
    said = {}
    for what in ("set", "lift"):
        form = filled(client, article) | {"what": what, "_ask": "1"}
        said[what] = words(client.post(page_of(article), form))
    assert "Sperrfrist ändern Abbrechen" in said["set"]
    assert "Bis dahin geht von dieser Meldung nichts online" in said["set"]
    assert "Sperrfrist aufheben Abbrechen" in said["lift"]
    assert "Bis dahin" not in said["lift"]
    # It was only asked what would happen.
    assert Embargo.objects.get().lifted_at is None


def test_lifting_it_takes_no_moment():
    article = embargoed(factories.draft())
    client = at_desk(factories.chief())
    typed = {"what": "lift", "until_0": "2099-13-45"}
    client.post(page_of(article), filled(client, article) | typed)
    assert Embargo.objects.get().lifted_at


def test_others_neither_find_the_choice_to_lift_it_nor_end_it_earlier():
    article = embargoed(factories.draft())
    client = at_desk(factories.author())
    assert 'name="what"' not in client.get(page_of(article)).text
    for typed in ({"what": "lift"}, {"until_0": "2099-05-03"}):
        answer = client.post(page_of(article), filled(client, article) | typed)
        assert Embargo.objects.get(lifted_at=None).until == UNTIL
    assert "Früher enden lassen darf sie nur die Chefredaktion." in words(answer)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"until_0": "2020-01-01"}, "until", "in der Vergangenheit"),
        ({"until_0": "", "until_1": ""}, "until", "Datum und Uhrzeit"),
        ({"note": " "}, "note", ""),
        ({"held": "7"}, "__all__", "Jemand anderes hat diese Sperrfrist"),
    ],
)
def test_what_cant_be_meant_is_said(typed, field, said):
    article = factories.draft()
    client = at_desk(factories.author())
    answer = client.post(page_of(article), filled(client, article) | typed)
    assert said in str(answer.context["form"].errors[field])
    assert not Embargo.objects.exists()


def test_of_a_public_story_the_page_shows_the_record_and_why_nothing_can_be_set():
    article = factories.published()
    for one in (article, factories.translated(article)):
        client = at_desk(factories.chief())
        page = client.get(page_of(one))
        assert "Die Meldung ist öffentlich, deshalb" in words(page)
        assert "Für sie galt nie eine Sperrfrist." in words(page)
        assert "<textarea" not in page.text
        answer = words(client.post(page_of(one), TYPED))
        assert "Ziehen Sie sie erst zurück, in allen Sprachen." in answer
        assert "Laut Mitteilung." in answer
        assert page_of(one) not in client.get(url(Article, "change", one.pk)).text
    assert not Embargo.objects.exists()


def lifted_and_published() -> Article:
    article = embargoed(factories.draft())
    later, chief = UNTIL + timedelta(hours=1), factories.chief()
    set_embargo(article, until=later, reason="Verschoben.", by=article.author)
    lift_embargo(article, note="Die Quelle war schneller.", by=chief)
    article.refresh_from_db()
    move(article, "submit", by=article.author)
    move(article, "approve", by=factories.editor())
    move(article, "publish", by=chief, options=Publication())
    return article


def test_once_the_story_is_public_record_state_and_history_still_tell_of_it():
    article = lifted_and_published()
    client = at_desk(factories.editor())
    change = client.get(url(Article, "change", article.pk))
    assert "Sperrfrist aufgehoben von Chefin Beispiel" in words(change)
    assert f'<a href="{page_of(article)}">aufgehoben von ' in change.text
    for page in (page_of(article), url(Article, "history", article.pk)):
        told = words(client.get(page))
        newest = [
            told.index("Sperrfrist aufgehoben (vorher: bis 4. Mai 2099, 10:00"),
            told.index("Sperrfrist geändert bis 4. Mai 2099, 10:00 Uhr"),
            told.index("Sperrfrist gesetzt bis 4. Mai 2099, 09:00 Uhr"),
        ]
        assert newest == sorted(newest)
        assert f"(vorher: bis {SAID})" in told
        for why in ("Laut Mitteilung.", "Verschoben.", "Die Quelle war schneller."):
            assert why in told


def test_the_history_tells_of_it_between_the_decisions_and_only_to_those_concerned():
    article = lifted_and_published()
    history = url(Article, "history", article.pk)
    told = words(at_desk(article.author).get(history))
    places = map(told.index, ("Veröffentlicht", "eingereicht", "Sperrfrist aufgeh"))
    assert (places := list(places)) == sorted(places)
    other = words(at_desk(factories.author("Andere Autorin")).get(history))
    assert "Sperrfrist" not in other


def test_a_translation_begun_later_tells_of_it_too():
    article = lifted_and_published()
    client = at_desk(factories.editor())
    translation = factories.translated(article)
    told = words(client.get(url(Article, "history", translation.pk)))
    assert told.index("Sperrfrist aufgehoben") < told.index("Sperrfrist gesetzt")


def test_the_form_of_publishing_proposes_the_end_and_refuses_what_is_earlier():
    article = embargoed(factories.approved())
    client, path = at_desk(factories.chief()), move_page(article, "publish")
    page = client.get(path)
    form = read_form(page)
    assert (form["when"], form["at_0"]) == (["at"], ["2099-05-04"])
    assert f"Für die Meldung gilt eine Sperrfrist bis {SAID}." in words(page)
    now = form | {"when": "now", "at_0": "", "at_1": ""}
    answer = client.post(path, now)
    assert "oder später, oder heben Sie die Sperrfrist auf." in words(answer)
    said = f"Für die Meldung gilt eine Sperrfrist bis {SAID}."
    for one in (page, answer):
        assert f'<a href="{page_of(article)}">{said}</a>' in one.text
    # In the summary above, each fault leads to its field alone.
    assert f">Geht online am: {said} Terminieren Sie" in answer.text
    confirm = client.post(path, form)
    client.post(path, read_form(confirm))
    article.refresh_from_db()
    assert (article.phase(), article.live_from) == (Phase.SCHEDULED, UNTIL)


def test_who_is_refused_by_an_embargo_reads_until_when_and_what_they_can_do():
    article = factories.withdrawn()
    embargoed(article)
    path = move_page(article, "reinstate")
    answer = at_desk(factories.chief()).get(path, follow=True)
    said = f"Für die Meldung gilt eine Sperrfrist bis {SAID}."
    link = f'<a href="{page_of(article)}">{said}</a>'
    assert f"{link} Warten Sie bis dahin, oder heben Sie" in answer.text


def test_while_reviewing_no_single_press_publishes_under_an_embargo():
    article = embargoed(factories.approved())
    client = at_desk(factories.chief())
    review = client.get(reverse("admin:articles_article_review", args=[article.pk]))
    bar = review.context["bar"]
    assert [one.name for one in bar.ahead] == []
    assert "publish" in {offer.transition.name for offer, _alone in bar.pages}


def test_the_red_button_plans_nothing_at_once_under_an_embargo():
    article = embargoed(factories.in_review())
    factories.edited(article, by=factories.chief(), teaser="Von der Chefin.")
    shown = at_desk(factories.chief()).get(url(Article, "change", article.pk))
    assert shown.context["at_once"] == ""
    assert 'name="_at_once"' not in shown.text


def test_publishing_many_foresees_which_are_under_an_embargo():
    held, free = embargoed(factories.approved()), factories.approved(headline="Frei")
    answer = at_desk(factories.chief()).get(bulk_url("publish", [held, free]))
    assert [one.article for one in answer.context["will"]] == [free]
    assert f"Sperrfrist bis {SAID}." in words(answer)


def test_once_it_is_over_nothing_is_said_of_it_any_more():
    article = factories.draft()
    with time_machine.travel(timezone.now() - factories.DAY):
        until = timezone.now() + timedelta(hours=1)
        set_embargo(article, until=until, reason="Kurz.", by=factories.author())
    client = at_desk(factories.author())
    assert "Sperrfrist bis" not in words(client.get(url(Article, "change", article.pk)))
    history = words(client.get(url(Article, "history", article.pk)))
    assert "Sperrfrist abgelaufen" in history
    move(article, "submit", by=article.author)
    move(article, "publish", by=factories.chief(), options=Publication())
    assert article.phase() is Phase.LIVE


def test_the_record_says_of_one_that_ended_only_until_when_it_held():
    with time_machine.travel("2099-05-03 10:00Z", tick=False) as clock:
        article = embargoed(factories.draft())
        clock.shift(timedelta(days=2))
        later = timezone.now() + timedelta(days=1)
        set_embargo(article, until=later, reason="Noch einmal.", by=factories.editor())
        client = at_desk(factories.chief())
        record = client.get(page_of(article)).text.partition('class="embargoes"')[2]
        assert f"bis {SAID}" in record
        assert "Sperrfrist abgelaufen" in record
        assert "geändert" not in record
        set_embargo(article, until=later, reason="Neu.", by=factories.chief())
        record = client.get(page_of(article)).text.partition('class="embargoes"')[2]
        assert record.count("geändert") == 1
