"""The doctor finds what the newsroom lacks in work, pages, pictures and texts."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask

from articles.domain.letters import LETTER
from articles.domain.pictures import lost_files, make_missing
from articles.domain.search.index import table
from articles.editing.publishing import move
from articles.models import Decision, Image, Masthead, Page, PrintedPart, Topic
from articles.site import prerender
from newsroom.worker.tasks import tidy
from tests.newsroom.monitoring.doctor.examined import (
    found,
    is_error,
    is_warning,
    make_desk,
    make_public,
    tick,
)
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _well(settings, tmp_path):
    make_public(settings)
    settings.MEDIA_ROOT = tmp_path
    make_desk()


def test_of_a_desk_that_is_well_nothing_is_found():
    for code in (
        "database-away", "journal", "connections", "clock-behind", "tasks-late",
        "outside-late", "worker-away", "tasks-failed", "mails-stuck", "sessions-left",
        "letters-returned", "letters-called-spam", "no-administrator", "page-missing",
        "nobody-publishes", "factors-lacking", "review-due", "masthead-missing",
        "picture-lost", "picture-stray", "renditions-missing", "licence-ended",
        "translations-behind", "printed-old", "search-damaged", "merge-half",
    ):  # fmt: skip
        assert found(code) == [], code


def test_a_clock_that_is_behind_a_decision():
    article = factories.published()
    decision = Decision.objects.filter(article=article).last()
    with time_machine.travel(decision.at - 50 * timedelta(minutes=1), tick=False):
        assert found("clock-behind") == []
    with time_machine.travel(decision.at - 2 * HOUR, tick=False):
        what = f"article {article.pk} has a decision"
        is_error("clock-behind", what=what, remedy="Set the clock right")


def test_a_clock_that_was_ahead_of_the_right_one():
    """It ends by itself at that moment, or once somebody has decided anew."""
    with time_machine.travel(timezone.now() + 3 * HOUR):
        article = factories.published()
    remedy = f"decides anew (cancels the schedule and publishes): {desk(article)}"
    is_error("clock-behind", what=f"article {article.pk}", remedy=remedy)
    with time_machine.travel(timezone.now() + 2.5 * HOUR, tick=False):
        assert found("clock-behind") == []
    chief = factories.chief()
    for transition in ("cancel_schedule", "publish"):
        move(article, transition, by=chief)
    assert found("clock-behind") == []


def desk(article) -> str:
    return f"https://news.example.org/admin/articles/article/{article.pk}/change/"


# -- The queue ----------------------------------------------------------------


def enqueue(ago: timedelta, path: str = "", **values) -> None:
    tidy.enqueue()
    values |= {"task_path": path} if path else {}
    values["enqueued_at"] = timezone.now() - ago
    newest = OxTask.objects.order_by("-enqueued_at").first()
    OxTask.objects.filter(pk=newest.pk).update(**values)


def test_work_that_nobody_does(settings):
    enqueue(timedelta(minutes=5))
    assert found("tasks-late") == []
    enqueue(HOUR)
    is_error("tasks-late", what="1 tasks wait", remedy="Restart the service")
    settings.NEWSROOM_WORKER = False
    is_error("tasks-late", what="1 tasks wait", remedy="NEWSROOM_WORKER is off")
    is_error("tasks-late", what="in long, the oldest for 1.0 hours", remedy="work")


def test_sources_that_come_late_are_no_fault_of_the_other_queues():
    enqueue(HOUR, queue_name="outside")
    is_warning("outside-late", what="in outside, the", remedy="OUTSIDE_MEMORY")
    assert found("tasks-late") == []


def test_a_worker_that_was_not_here_this_night():
    OxScheduleTick.objects.all().delete()
    is_error("worker-away", what="yet", remedy="work")
    tick(ago=2 * DAY)
    is_error("worker-away", what="since 2", remedy="work")


def test_work_that_failed_for_good():
    enqueue(HOUR, status=OxTask.Status.FAILED)
    is_warning("tasks-failed", what="1 tasks failed", remedy="tasks --again")
    is_warning("tasks-failed", what="1 tasks failed", remedy="tasks --forget ID")
    call_command("tasks", "--again", verbosity=0)
    assert found("tasks-failed") == found("tasks-late") == []
    OxTask.objects.update(status=OxTask.Status.FAILED)
    call_command("tasks", "--forget", "all", verbosity=0)
    assert found("tasks-failed") == []
    assert found("mails-stuck") == []


@pytest.mark.parametrize(
    ("status", "what", "remedy"),
    [
        (OxTask.Status.READY, "1 letters wait", "sendtestemail"),
        (OxTask.Status.FAILED, "1 letters were refused or given up", "tasks --again"),
    ],
)
def test_letters_that_are_stuck_whatever_sends_them(status, what, remedy):
    """Also between two tries, when nothing is due."""
    later = timezone.now() + HOUR
    told = [{"exception_class_path": "x.Y", "traceback": "x.Y: 451 Come again\n"}]
    row = {"priority": LETTER, "run_after": later, "errors": told}
    enqueue(HOUR, "plugin.of.somebody", status=status, **row)
    is_error("mails-stuck", what=f"{what}", remedy=remedy)
    is_error("mails-stuck", what="(451 Come again)", remedy=remedy)
    assert found("tasks-late") == found("tasks-failed") == []


def test_a_letter_that_was_only_just_asked_for_isn_t_stuck():
    enqueue(timedelta(minutes=5), priority=LETTER)
    assert found("mails-stuck") == []


def test_sessions_that_are_kept_for_too_long():
    expired = timezone.now() - 6 * DAY
    Session.objects.create(session_key="a", session_data="", expire_date=expired)
    assert found("sessions-left") == []
    Session.objects.update(expire_date=timezone.now() - 8 * DAY)
    is_warning("sessions-left", what="1 sessions", remedy="clearsessions")


# -- Pages --------------------------------------------------------------------


def test_a_page_that_the_law_asks_for():
    Page.objects.filter(language="en", kind="privacy").update(kind="about")
    remedy = "/admin/articles/page/add/?language=en&kind=privacy"
    is_error("page-missing", what="there is no: ", remedy=remedy)


def test_a_statement_that_nobody_looked_at_for_a_year():
    page = Page.objects.get(language="de", kind="accessibility")
    Page.objects.filter(pk=page.pk).update(reviewed_on=timezone.localdate() - 400 * DAY)
    remedy = f"/admin/articles/page/{page.pk}/change/"
    is_warning("review-due", what=f"“{page}”", remedy=remedy)


def test_a_site_without_a_name():
    Masthead.objects.filter(language="en").delete()
    remedy = "/admin/articles/masthead/add/?language=en"
    is_warning("masthead-missing", what="has no name", remedy=remedy)


# -- Pictures -----------------------------------------------------------------


def test_a_picture_whose_file_is_lost(settings):
    picture = factories.picture()
    assert found("picture-lost") == []
    (settings.MEDIA_ROOT / "pictures" / picture.file_name).unlink()
    is_error("picture-lost", what="“Hafen”", remedy=f"Put {picture.file_name} back")


def test_a_file_that_belongs_to_no_picture(settings):
    picture = factories.picture()
    file = settings.MEDIA_ROOT / "pictures" / picture.file_name
    other = file.with_name("ab" * 16 + ".jpg")
    other.write_bytes(b"x")
    assert found("picture-stray") == []  # it may be about to get its row
    os.utime(other, (0, 0))
    os.utime(file, (0, 0))
    is_warning("picture-stray", what=other.name, remedy="make_renditions")


def test_of_a_large_library_each_day_another_part_is_looked_at(monkeypatch):
    factories.picture()
    today = timezone.localdate()
    assert lost_files.part_of_today(today) == ""
    monkeypatch.setattr(lost_files, "FEW", 0)
    signs = {lost_files.part_of_today(today + n * DAY) for n in range(lost_files.PARTS)}
    assert signs == set("0123456789abcdef")


def test_sizes_that_were_not_made():
    factories.published(lead_image=factories.picture())
    is_warning("renditions-missing", what="“Hafen”", remedy="make_renditions")
    make_missing()
    assert found("renditions-missing") == []


@pytest.mark.parametrize(
    ("days", "code", "judged", "query"),
    [
        (-1, "licence-ended", is_error, "licence=ended"),
        (9, "licence-ends", is_warning, "licence=expiring"),
    ],
)
def test_a_licence_that_ends_while_the_picture_is_shown(days, code, judged, query):
    until = timezone.localdate() + days * DAY
    picture = factories.picture()
    article = factories.published(lead_image=picture)
    Image.objects.filter(pk=picture.pk).update(licensed_until=until)
    judged(code, what="1 pictures are public", remedy=f"/image/?{query}")
    told = {"note": "Ende.", "options": factories.GONE}
    move(article, "withdraw", by=factories.chief(), **told)
    assert found(code) == []


# -- Texts --------------------------------------------------------------------


def test_a_translation_that_has_been_behind_for_long():
    with time_machine.travel(timezone.now() - 20 * DAY):
        article = factories.published()
        factories.translated(article)
        factories.republished(article, headline="Neu")
        assert found("translations-behind") == []
    remedy = f"https://news.example.org{reverse('translations_behind')}"
    is_warning("translations-behind", what="1 translations", remedy=remedy)


def test_pages_that_former_templates_printed():
    factories.published(headline="Am Hafen")
    prerender.catch_up()
    assert found("printed-old") == []
    PrintedPart.objects.update(fingerprint="former")
    is_warning("printed-old", what="former templates", remedy="print_pages")


def test_a_version_that_the_search_lacks():
    article = factories.draft()
    table.remove([article.pk])
    is_error("search-lacking", what="lacks 1 versions", remedy="rebuild_search")


def test_an_index_that_is_lost():
    factories.draft()
    table.drop()
    is_error("search-damaged", what="is damaged", remedy="rebuild_search")


def test_a_merging_that_was_left_half_done():
    first, second, third = (factories.topic(name) for name in ("Eins", "Zwei", "Drei"))
    Topic.objects.filter(pk=first.pk).update(merged_into=second)
    assert found("merge-half") == []
    Topic.objects.filter(pk=second.pk).update(merged_into=third)
    is_error("merge-half", what="“Eins”", remedy="/admin/articles/topic/?q=eins")


# -- Languages ----------------------------------------------------------------


def test_what_waits_in_a_language_that_isnt_offered(offer):
    factories.scheduled(language="en")
    factories.planned(language="en")
    assert found("language-waiting") == []
    for former in (("en",), ()):
        offer("de", former=former)
        remedy = "languages close en --by USER"
        is_error("language-waiting", what="1 scheduled, 1 once", remedy=remedy)


def test_addresses_in_a_language_that_no_setting_names(offer):
    factories.published(headline="There", language="en")
    factories.withdrawn(headline="Was", language="en")
    factories.draft(language="en")
    pages = Page.objects.filter(language="en").count()
    offer("de", former=("en",))
    assert found("language-unknown") == []
    offer("de", former=("it",))
    remedy = "NEWSROOM_FORMER_LANGUAGES=it,en"
    what = f"{2 + pages} public addresses in English (en)"
    is_error("language-unknown", what=what, remedy=remedy)
