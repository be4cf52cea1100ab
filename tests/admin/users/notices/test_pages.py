"""The pages of notices: the list by day, the bar, the choice, following, the link."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editing import notices
from articles.editing.notices import tell
from articles.editing.publishing import move
from articles.models import Article, DeskNotice, Follow, User
from tests.editing.notices.newsroom import SECRET, TITLE, person, text
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

LIST, SETTINGS = "/admin/notices/", "/admin/notices/settings/"
BAR = 'class="notices-number"'
MOST = 15


def told(number: int = 1, article: Article | None = None) -> Article:
    article = article or move(text(), "submit", by=person("author"))
    for act in range(number):
        act = f"comment-{article.pk}-{act}"
        people = [person("author").pk]
        tell("commented", article.edition_id, people, by=person("editor"), act=act)
    return article


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_the_list_says_what_happened_who_did_it_and_why_one_hears_it():
    article = told()
    page = at_desk(person("author")).get(LIST)
    [(_day, name, [line])] = page.context["days"]
    assert name == "heute"
    assert (line.title, line.who) == (article.headline, "Redakteur Beispiel")
    for words in ("Neue Anmerkung", TITLE, "weil Sie ihn schreiben"):
        assert words in page.text
    assert f"{SETTINGS}#id_commented" in page.text


def test_the_list_has_no_title_that_its_user_may_not_see():
    article = told()
    Article.objects.filter(pk=article.pk).update(author=person("second"))
    page = at_desk(person("author")).get(LIST).text
    assert TITLE not in page
    assert "Ein Text, den Sie zurzeit nicht sehen können" in page
    answer = at_desk(person("author")).get(f"{LIST}{DeskNotice.objects.get().pk}/")
    assert answer.url == LIST


def test_nobody_sees_or_opens_the_notices_of_others():
    told()
    client = at_desk(person("editor"))
    assert TITLE not in client.get(LIST).text
    key = DeskNotice.objects.get().pk
    assert client.get(f"{LIST}{key}/").status_code == 404
    assert DeskNotice.objects.get().seen_at is None


@pytest.mark.both
def test_the_bar_counts_what_is_unseen_up_to_a_hundred():
    client = at_desk(person("author"))
    assert BAR not in client.get("/admin/").text
    article = told(3)
    assert f"{BAR}>3<" in client.get("/admin/").text
    told(102, article)
    assert f"{BAR}>99+<" in client.get("/admin/").text


@pytest.mark.both
def test_opening_the_text_marks_what_is_about_it_as_seen_and_nothing_else():
    article, other = told(2), told(1, text(headline="Anderes"))
    client = at_desk(person("author"))
    page = client.get(url(Article, "change", article.pk)).text
    assert f"{BAR}>1<" in page
    [left] = DeskNotice.objects.unseen(person("author"))
    assert left.edition_id == other.edition_id
    # Nobody has read a page that a browser loads ahead.
    ahead = {"Sec-Purpose": "prefetch"}
    client.get(url(Article, "change", other.pk), headers=ahead)
    assert DeskNotice.objects.unseen(person("author")).count() == 1


def test_a_notice_leads_to_its_text_and_is_seen_then():
    article = told()
    notices.follow(person("chief"), article.edition_id)
    tell("blocked", article.edition_id, [], by=person("editor"), act="c")
    mine = {row.person_id: row.pk for row in DeskNotice.objects.filter(kind="blocked")}
    answer = at_desk(person("chief")).get(f"{LIST}{mine[person('chief').pk]}/")
    assert answer.url == url(Article, "review", article.pk)
    assert not DeskNotice.objects.unseen(person("chief")).exists()


def test_all_are_marked_by_one_button_and_only_ones_own():
    told(3)
    client = at_desk(person("author"))
    assert client.get("/admin/notices/seen/").status_code == 405
    assert client.post("/admin/notices/seen/").url == LIST
    assert not DeskNotice.objects.unseen(person("author")).exists()
    assert "Alle als gesehen markieren" not in client.get(LIST).text


def test_one_follows_by_a_button_and_hears_of_it_until_one_stops():
    article = move(text(), "submit", by=person("author"))
    client, path = at_desk(person("chief")), f"{url(Article, 'follow', article.pk)}"
    review = url(Article, "review", article.pk)
    assert f'action="{path}"' in client.get(review).text
    assert "Sie erfahren, wenn er zurückgegeben" in client.get(path).text
    client.post(path)
    assert "Nicht mehr folgen" in client.get(review).text
    move(article, "approve", by=person("editor"))
    page = client.get(LIST)
    assert "weil Sie ihm folgen" in page.text
    stop = f"/admin/notices/unfollow/{article.edition_id}/"
    assert stop in page.text
    assert client.post(stop).url == LIST
    assert not Follow.objects.exists()
    client.post(path)
    client.post(path, {"stop": "1"})
    assert not Follow.objects.exists()
    assert at_desk(person("second")).post(path).status_code == 404


def test_ones_choice_is_stored_and_nobody_elses():
    client = at_desk(person("author"))
    form = client.get(SETTINGS).context["form"]
    data = {name: field.initial for name, field in form.fields.items()}
    data |= {"approved": "at_once", "hour": "18"}
    assert client.post(SETTINGS, data).url == SETTINGS
    stored = notices.settings_of(person("author"))
    assert (stored.chosen["approved"], stored.hour) == ("at_once", 18)
    assert client.post(SETTINGS, data | {"hour": "24"}).status_code == 200
    assert notices.settings_of(person("chief")).chosen == {}
    assert SETTINGS in client.get("/admin/profile/").text


def test_the_choice_lists_what_one_follows_without_titles_one_may_not_see():
    article = text()
    notices.follow(person("second"), article.edition_id)
    page = at_desk(person("second")).get(SETTINGS).text
    assert TITLE not in page
    notices.follow(person("chief"), article.edition_id)
    client = at_desk(person("chief"))
    assert TITLE in client.get(SETTINGS).text
    stop = f"/admin/notices/unfollow/{article.edition_id}/"
    assert client.post(stop, {"settings": "1"}).url == SETTINGS


def test_the_link_in_a_letter_shows_a_button_and_only_a_post_stops_the_letters():
    path, browser = notices.leaving(person("author")), Client()
    page = browser.get(path)
    assert "Keine E-Mails mehr senden" in page.text
    assert "no-store" in page["Cache-Control"]
    assert browser.head(path).status_code == 200
    assert notices.has_letters(person("author"))
    # As a mail program does it, without a cookie.
    stopped = browser.post(path, {"List-Unsubscribe": "One-Click"})
    assert "Sie erhalten keine E-Mails mit Mitteilungen mehr." in stopped.text
    assert not notices.has_letters(person("author"))
    browser.post(path, {"resume": "1"})
    assert notices.has_letters(person("author"))


def test_a_changed_link_stops_nobodys_letters():
    path = notices.leaving(person("author"))
    other = reverse("notice_letters", args=["MQ:1:x"])
    for wrong in (f"{path[:-2]}x/", other):
        assert Client().post(wrong).status_code == 404
    assert notices.has_letters(person("author"))
    factories.profile(person("author"), is_active=False)
    assert Client().post(path).status_code == 404


def test_a_report_of_a_reader_leads_to_the_report():
    article = factories.published(by=person("author"))
    report = factories.error_report(article)
    people = [person("editor").pk, person("author").pk]
    said = {"by": None, "act": "report", "report": report}
    tell("correction_reported", article.edition_id, people, **said)
    row = DeskNotice.objects.get(kind="correction_reported")
    assert row.person == person("editor")
    answer = at_desk(person("editor")).get(f"{LIST}{row.pk}/")
    assert answer.url == f"/admin/articles/readerreport/{report.pk}/change/"


@pytest.mark.both
def test_the_list_asks_as_often_for_many_as_for_few(full_size):
    client = at_desk(person("author"))
    told(2)
    few = queries(client, LIST)
    fill(person("author"), 200_000 if full_size else 400)
    assert queries(client, LIST) == few <= MOST
    page = client.get(LIST)
    assert sum(len(lines) for _day, _name, lines in page.context["days"]) == 50
    older = client.get(LIST, {"before": page.context["older"]})
    seen = {one.row.pk for _d, _n, some in page.context["days"] for one in some}
    rest = {one.row.pk for _d, _n, some in older.context["days"] for one in some}
    assert len(rest) == 50
    assert not seen & rest
    assert queries(client, f"{LIST}?before={page.context['older']}") <= MOST


def fill(user: User, number: int) -> None:
    edition, now = Article.objects.get().edition, timezone.now()
    DeskNotice.objects.bulk_create(
        [
            DeskNotice(
                person=user,
                kind="commented",
                edition=edition,
                act=f"filled-{n}",
                because="wrote",
                since=now - timedelta(minutes=n),
            )
            for n in range(number)
        ],
        batch_size=1000,
    )


def test_no_page_of_notices_says_a_word_of_the_text():
    told(2)
    client = at_desk(person("author"))
    for path in (LIST, SETTINGS):
        assert SECRET not in client.get(path).text
    assert mail.outbox == []
