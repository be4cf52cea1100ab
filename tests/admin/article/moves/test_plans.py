"""The desk offers publishing once approved to users who may, and explains it."""

import pytest
from django.utils import timezone

from articles.editing.publishing import move, plan_of
from articles.models import Article
from articles.workflow import Phase
from tests.admin.article.moves.test_moves import move_url, phase, press, text_of
from tests.support import factories
from tests.support.desk.asking import undone
from tests.support.desk.desk import PEOPLE, at_desk, read_form, url

pytestmark = pytest.mark.django_db
ON_APPROVAL = "publish_on_approval"


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2027-03-01T11:00:00+00:00", tick=False)


def article_page(person, article) -> str:
    return text_of(at_desk(person).get(url(Article, "change", article.pk)))


def after(answer) -> str:
    return text_of(answer.client.get(answer["Location"]))


def with_a_comma(**options):
    """Return an author's article in review, with a change of the chief's."""
    article = factories.in_review(**options)
    return factories.edited(article, by=factories.chief(), teaser="Mit Komma,")


def test_a_comma_of_the_chiefs_is_public_by_one_act_of_hers_and_one_of_a_colleagues():
    article = with_a_comma()
    page = at_desk(factories.chief()).get(move_url(article, ON_APPROVAL))
    assert "sobald jemand anderes genau diesen Text freigibt" in text_of(page)
    assert "Wer den Text ändert, hebt das auf." in text_of(page)
    said = after(press(factories.chief(), article, ON_APPROVAL))
    assert "Zur Veröffentlichung vorgemerkt." in said
    assert "Der Artikel geht online, sobald ihn jemand freigibt." in said
    page = at_desk(factories.editor()).get(move_url(article, "approve"))
    assert "Damit wird der Artikel veröffentlicht, wie von Chefin Beispiel" in text_of(
        page
    )
    assert "Der Artikel geht sofort online." in text_of(page)
    assert "Freigeben und veröffentlichen" in text_of(page)
    said = after(press(factories.editor(), article, "approve"))
    assert "Freigegeben. Veröffentlicht. Wie am 1. März 2027" in said
    assert "Öffentlich unter" in said
    assert phase(article) is Phase.LIVE


def test_a_moment_is_read_in_words_before_it_is_planned(time_machine):
    article, client = with_a_comma(), at_desk(factories.chief())
    page = move_url(article, ON_APPROVAL)
    typed = {"at_0": "2027-03-03", "at_1": "09:00"}
    answer = client.post(page, read_form(client.get(page)) | typed)
    assert "geht am 3. März 2027, 09:00 Uhr MEZ online, wenn bis dahin" in text_of(
        answer
    )
    assert "Am 3. März 2027, 09:00 Uhr MEZ veröffentlichen, sobald" in text_of(answer)
    assert plan_of(article) is None
    client.post(page, read_form(answer) | {"when": "at"})
    on_the_third = "geht am 3. März 2027, 09:00 Uhr MEZ online, sobald ihn jemand"
    assert on_the_third in article_page(factories.author(), article)
    page = at_desk(factories.editor()).get(move_url(article, "approve"))
    assert "Freigeben, Termin 3. März 2027, 09:00 Uhr MEZ" in text_of(page)
    time_machine.move_to("2027-03-03T08:00:01+00:00", tick=False)
    assert "Vorgesehen war der 3. März 2027" in article_page(
        factories.author(), article
    )
    page = at_desk(factories.editor()).get(move_url(article, "approve"))
    assert "Der vorgesehene Zeitpunkt, 3. März 2027, 09:00 Uhr MEZ, ist vorbei" in (
        text_of(page)
    )
    assert "Der Artikel geht sofort online." in text_of(page)
    press(factories.editor(), article, "approve")
    assert phase(article) is Phase.LIVE


def test_what_is_in_the_way_is_said_before_and_after_the_approval():
    article = factories.planned()
    factories.chief().groups.clear()
    page = text_of(at_desk(factories.editor()).get(move_url(article, "approve")))
    assert "wird nicht veröffentlicht, obwohl Chefin Beispiel ihn vorgemerkt" in page
    assert "Freigeben und veröffentlichen" not in page
    said = after(press(factories.editor(), article, "approve"))
    assert "Freigegeben. Vormerkung aufgehoben. Nicht wie vorgemerkt" in said
    assert "darf nicht mehr veröffentlichen." in said
    assert phase(article) is Phase.IN_REVIEW


def test_a_plan_is_called_off_without_sending_the_article_back():
    article = factories.planned()
    said = after(press(factories.chief(), article, "call_off"))
    assert "Vormerkung aufgehoben." in said
    assert "weil die Prüfung noch läuft" in said
    press(factories.editor(), article, "approve")
    assert phase(article) is Phase.IN_REVIEW


@pytest.mark.parametrize("name", [ON_APPROVAL, "call_off"])
def test_only_who_may_publish_plans_and_calls_off(name):
    article = (factories.planned if name == "call_off" else with_a_comma)()
    for role, make in PEOPLE.items():
        person = make()
        with undone():
            if role == "admin" and name == ON_APPROVAL:
                factories.edited(article, by=person, teaser="Auch von mir")
            client, lock = at_desk(person), article.lock
            client.post(move_url(article, name), {"seen": lock, "when": "now"})
            article.refresh_from_db()
            assert (article.lock == lock + 1) is (role in {"chief", "admin"}), role
        article.refresh_from_db()


@pytest.mark.parametrize("lock", [-1, 1])
def test_a_plan_for_a_text_that_was_not_seen_is_none(lock):
    article = with_a_comma()
    seen = article.lock + lock
    client = at_desk(factories.chief())
    client.post(move_url(article, ON_APPROVAL), {"seen": seen, "when": "now"})
    assert plan_of(article) is None


def test_history_tells_two_decisions_and_what_they_were_for():
    at = timezone.now() + factories.DAY
    article = move(
        factories.planned(at=at, expires_at=at + factories.DAY),
        "approve",
        by=factories.editor(),
    )
    shown = text_of(
        at_desk(factories.editor()).get(url(Article, "history", article.pk))
    )
    assert "Terminiert" in shown
    assert "Freigegeben" in shown
    planned = shown[shown.index("Zur Veröffentlichung vorgemerkt") :]
    assert "2. März 2027, 12:00 Uhr MEZ" in planned
    assert "3. März 2027, 12:00 Uhr MEZ" in planned


def form_of_draft(text: str = "Mit Komma,"):
    """Return the chief's desk, a draft of hers, and what she sends to plan it."""
    article = factories.draft(by=factories.chief())
    client, path = at_desk(factories.chief()), url(Article, "change", article.pk)
    typed = read_form(client.get(path)) | {"teaser": text, "_at_once": ON_APPROVAL}
    return client, article, path, typed


def test_one_button_of_the_form_saves_and_plans_and_says_before_what_comes_of_it():
    client, article, path, typed = form_of_draft()
    page = client.get(path)
    assert "sobald jemand anderes genau diesen Text freigibt" in text_of(page)
    assert f'name="_at_once" value="{ON_APPROVAL}"' in page.text
    assert "Veröffentlichen, sobald freigegeben: Zeitpunkt, Notiz" in text_of(page)
    assert "Zur Veröffentlichung vorgemerkt." in after(client.post(path, typed))
    article.refresh_from_db()
    assert (article.teaser, article.phase()) == ("Mit Komma,", Phase.IN_REVIEW)
    move(article, "approve", by=factories.editor())
    assert phase(article) is Phase.LIVE


def test_what_the_text_lacks_leads_back_to_the_form_with_all_that_was_saved():
    client, article, path, typed = form_of_draft()
    said = after(client.post(path, typed | {"body": ""}))
    assert "Der Text fehlt." in said
    article.refresh_from_db()
    assert (article.teaser, article.phase()) == ("Mit Komma,", Phase.DRAFT)


def test_an_old_page_plans_nothing():
    client, article, path, typed = form_of_draft()
    other = factories.edited(article, by=factories.editor(), headline="Seither anders")
    answer = client.post(path, typed | {"headline": "Meins"})
    assert answer.status_code == 200
    other.refresh_from_db()
    assert (other.headline, other.phase()) == ("Seither anders", Phase.DRAFT)


@pytest.mark.parametrize("name", ["submit", "publish", "discard", "feature", "x"])
def test_no_other_move_is_made_by_a_save(name):
    client, article, path, typed = form_of_draft()
    client.post(path, typed | {"_at_once": name})
    assert phase(article) is Phase.DRAFT


def test_whoever_may_not_publish_plans_nothing_by_a_save():
    article = factories.draft()
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    typed = read_form(client.get(path)) | {"_at_once": ON_APPROVAL}
    assert "ist noch nicht möglich" in after(client.post(path, typed))
    assert phase(article) is Phase.DRAFT
    assert not article.decisions.exists()


def test_the_button_that_leads_on_says_what_the_approval_does():
    factories.in_review()
    plain, at_once = factories.in_review(), factories.planned()
    later = factories.planned(at=timezone.now() + factories.DAY)
    client = at_desk(factories.editor())
    for article, words in (
        (plain, "Freigeben und weiter"),
        (at_once, "Freigeben, veröffentlichen und weiter"),
        (later, "Freigeben, Termin 2. März 2027, 12:00 Uhr MEZ, und weiter"),
    ):
        page = client.get(url(Article, "review", article.pk))
        assert f">{words}</button>" in page.text


def test_whoever_changes_a_text_is_told_that_this_ended_its_plan():
    article = factories.planned()
    client, path = at_desk(factories.editor()), url(Article, "change", article.pk)
    ended = "Die Freigabe veröffentlicht den Artikel nicht mehr"
    same = read_form(client.get(path)) | {"_save": "1"}
    assert ended not in after(client.post(path, same))
    assert plan_of(article)
    assert ended in after(client.post(path, same | {"teaser": "Doch anders"}))
    article.refresh_from_db()
    assert plan_of(article) is None
    again = read_form(client.get(path)) | {"teaser": "Noch einmal", "_save": "1"}
    assert ended not in after(client.post(path, again))


def test_the_form_says_that_an_approval_publishes():
    page = article_page(factories.editor(), factories.planned())
    assert "Freigeben und veröffentlichen" in page
    page = article_page(factories.editor(), factories.in_review())
    assert "Freigeben und veröffentlichen" not in page


def test_a_script_opens_the_page_anew_once_the_article_has_moved_on():
    article = factories.draft(by=factories.chief())
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    form = read_form(client.get(path)) | {"_at_once": ON_APPROVAL}
    answer = client.post(path, form, headers={"x-unsaved": "save"})
    assert (answer.status_code, answer.headers["Location"]) == (204, path)
    # The page that it opens still has to say so.
    assert "Zur Veröffentlichung vorgemerkt." in text_of(client.get(path))
