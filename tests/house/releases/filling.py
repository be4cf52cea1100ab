"""Fill an empty newsroom with all that an upgrade must not lose; the clock is set.

Every act is one of the workflow. Moments and keys come out the same on each database.
"""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from unittest import mock

import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission
from django.test import override_settings

from articles.accounts.unsaved.carrying import keep
from articles.accounts.unsaved.keys import sealed
from articles.editing.proposals import accept, close, propose
from articles.editing.publishing import feature, move, set_embargo
from articles.editing.writing import confirm, make, merge, renamed, separate, succeed
from articles.models import (
    Article,
    ReaderReport,
    Source,
    Topic,
    User,
)
from articles.site import statistics
from articles.transfer.demo import loading as demo
from articles.transfer.demo.travelling import travel
from articles.transfer.erasure import Order, erase
from articles.workflow import Ending
from tests.house.releases.omissions import refuse_omissions
from tests.support import factories
from tests.support.contents import choices, full_content, keys

BEGINNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
# The moment of the questions: feeds hold the notices of 30 days.
ASKED = datetime(2026, 11, 20, 12, tzinfo=UTC)
# Beyond any day on which the tests will run.
FAR = datetime(2099, 5, 4, 7, tzinfo=UTC)
PAST = datetime(2019, 5, 6, 7, tzinfo=UTC)
# Samples that travel: every phase and every kind of change that the demo shows.
SAMPLES = (
    "2009/jahr-der-astronomie",
    "2015/paris-agreement",
    "2017/european-xfel",
    "2018/plan-s",
    "2019/vertrag-von-aachen",
    "2021/covax-ghana",
    "2022/lissabon-konvention",
    "2023/max-planck-75",
    "2024/cern-gruendung",
    "2024/embl",
    "2026/iter-jahrestag",
)
Clock = time_machine.Traveller


@contextmanager
def settled() -> Iterator[Clock]:
    """Let time stand still until it is moved, and chance be the same each time."""
    # For the draws of `uuid` and `secrets`: keys, and tokens that protect nothing here.
    chance = Random(2026)  # noqa: S311
    with ExitStack() as stack:
        # Most articles here have no labels, as elsewhere in the tests.
        stack.enter_context(override_settings(NEWSROOM_PREFLIGHT_ERRORS=[]))
        stack.enter_context(mock.patch("os.urandom", chance.randbytes))
        stack.enter_context(mock.patch("random._urandom", chance.randbytes))
        yield stack.enter_context(time_machine.travel(BEGINNING, tick=False))


def fill(clock: Clock) -> None:
    """Fill the newsroom, act by act; anything it lacks then is an error."""
    demo.make_accounts()
    demo.make_mastheads()
    demo.make_pages()
    demo.load_vocabulary()
    demo.load_house_words()
    people = {user.username: user for user in demo.accounts()}
    for key in SAMPLES:
        clock.shift(timedelta(days=1))
        found = [d for d in demo.sample_documents() if d.key == f"samples/{key}"]
        travel(found, people)
    after_a_day = partial(clock.shift, timedelta(days=1))
    for story in STORIES:
        after_a_day()
        story(after_a_day)
    take_passwords_away()
    refuse_omissions()


def an_article_with_everything(after_a_day):
    """Pictures in front and inside, labels of all kinds, sources, related articles."""
    pinned = factories.published(headline="Steht als verwandter Artikel vorn")
    excluded = factories.published(headline="Steht nie als verwandter Artikel da")
    related = choices("pinned", pinned.edition) + choices("excluded", excluded.edition)
    content = full_content() | {"related": related}
    content |= {"change_kind": "first", "change_note": ""}
    article = factories.published(**content)
    translation = factories.translated(article, headline="Exports are growing")
    move(translation, "submit", by=translation.author)
    after_a_day()
    move(translation, "publish", by=factories.chief())
    feature(article, until=FAR, by=factories.chief())
    after_a_day()
    body = article.body.replace("Land", "Bundesland", 1)
    gone_on = factories.republished(article, change_kind="typo", body=body)
    confirm(translation, original=gone_on, by=translation.author)


def windows(after_a_day):
    """Beginnings and ends, passed and far ahead; a plan that was given up."""
    held = factories.scheduled(at=FAR, headline="Wird 2099 gemeldet")
    set_embargo(held, until=FAR, reason="Bis 7 Uhr gesperrt", by=held.author)
    factories.published(at=PAST, headline="Galt schon 2019")
    factories.published(expires_at=FAR, headline="Endet erst 2099")
    factories.expired(headline="War nur einen Tag lang zu lesen")
    planned = factories.published(headline="Wird 2099 fortgeschrieben")
    after_a_day()
    factories.republished(planned, at=FAR, body="<p>Fortgeschrieben.</p>")
    given_up = factories.scheduled(at=FAR, headline="War für 2099 geplant")
    move(given_up, "cancel_schedule", by=factories.chief())


def changes(after_a_day):
    """Each kind of change, one of them at a new address; a revision that is begun."""
    article = factories.published(headline="Zwölf Länder sind dabei", slug="laender")
    note = "In einer früheren Fassung war von zwölf Ländern die Rede; es sind elf."
    text = "<p>Elf Länder sind dabei, nicht zwölf.</p>"
    changed = {"change_kind": "correction", "change_note": note, "body": text}
    after_a_day()
    article = factories.republished(article, slug="elf-laender", **changed)
    after_a_day()
    body = "<p>Elf Länder sind dabei, und nicht zwölf.</p>"
    article = factories.republished(article, change_kind="typo", body=body)
    after_a_day()
    note = "Um den Beitritt ergänzt."
    article = factories.republished(article, change_kind="update", change_note=note)
    after_a_day()
    factories.revised(article, headline="Bald sind es vierzehn Länder")


def endings(after_a_day):
    """Withdrawals with each ending, and one that was taken back."""
    successor = factories.published(headline="Die neue Meldung", slug="neue-meldung")
    follower = factories.published(headline="Die alte Meldung", slug="alte-meldung")
    returned = factories.withdrawn(headline="Kam zurück", reason="Wird geprüft.")
    after_a_day()
    factories.superseded(follower, successor)
    factories.withdrawn(ending=Ending.GONE, headline="Fort", reason="War nie richtig.")
    move(returned, "reinstate", by=factories.chief(), note="Die Prüfung ist zu Ende.")


def the_desks_work(after_a_day):
    """Write, take back, send back, approve and discard articles."""
    factories.draft(headline="Ein Entwurf", by=factories.author("Zweiter Autor"))
    taken_back = factories.in_review(headline="Zurückgeholt")
    move(taken_back, "take_back", by=taken_back.author)
    sent_back = factories.in_review(headline="Mit der Bitte um eine Quelle zurück")
    after_a_day()
    note = "Bitte die Quelle nennen."
    move(sent_back, "send_back", by=factories.editor(), note=note)
    factories.approved(headline="Zum Veröffentlichen bereit")
    factories.planned(headline="Geht online, sobald jemand freigibt")
    called_off = factories.planned(headline="Geht doch nicht von selbst online")
    move(called_off, "call_off", by=factories.chief())
    factories.discarded(headline="Wird nichts")


def without_a_second_person(after_a_day):
    """A chief editor who may publish alone, once, and says why."""
    alone = factories.chief("Allein im Dienst")
    right = Permission.objects.get(codename="publish_own_article")
    alone.user_permissions.add(right)
    alone = User.objects.get(pk=alone.pk)  # with what she may do now
    article = factories.in_review(by=alone, headline="In der Nacht gemeldet")
    move(article, "publish", by=alone, note="Nachts ist sonst niemand da.")


def labels(after_a_day):
    """Labels that were given another address, another name, a successor; two that
    became one, one of which was taken back; and one that is new.
    """
    names = ("Fachkräfte", "Zoll", "Abgaben", "Gebühren")
    changed, merged, kept, returned = map(factories.topic, names)
    ministry = factories.source("Ministerium Muster")
    for topic in (changed, merged, kept, returned):
        headline = f"Neues zum Thema {topic}"
        known = {"topics": keys(topic), "sources": keys(ministry)}
        factories.published(headline=headline, **known)
    after_a_day()
    former, by = copy(changed), factories.admin()
    changed.slug, changed.aliases = "arbeitskraefte", "Fachleute\nArbeitskräfte"
    changed.names |= {"en": "Skilled workers"}
    changed.save()
    renamed(former, changed, by=by)
    merge(merged, kept, by=by, note="Es ist dasselbe.")
    merge(returned, kept, by=by)
    separate(returned, by=by, note="Es ist doch nicht dasselbe.")
    following = Source(name="Ministerium Muster und Beispiel", slug="muster-beispiel")
    succeed(ministry, following, by=by)
    factories.dossier(changed, look_again_on=FAR.date())
    make(Topic(name="Neuland"), by=factories.author(), language="de")
    log = LogEntry.objects.log_actions
    log(by.pk, [changed], CHANGE, change_message="Umbenannt.")


def people_and_readers(after_a_day):
    """An account of each role, in both languages; barriers, one of them answered."""
    sources = factories.user("Quellenpflege Beispiel", "sources", language="en")
    factories.profile(sources, email="quellen@example.org", organisation="Musterhaus")
    factories.profile(factories.editor(), printed_name="Max Muster", is_active=False)
    EmailAddress.objects.create(
        user=sources, email="quellen@example.org", verified=True
    )
    TOTP.activate(sources, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    answered = {"email": "leserin@example.org", "page": "/de/", "note": "Behoben."}
    report = factories.barrier_report(name="Eine Leserin", **answered)
    ReaderReport.objects.filter(pk=report.pk).mark_answered(by=factories.chief())
    factories.barrier_report("The contrast is low.", language="en")
    factories.error_report(Article.objects.public().order_by("pk").first())
    factories.site_page("other", title="Über den Preis", slug="preis", position=2)


def a_form_that_waits_for_its_writer(after_a_day):
    """A text that somebody sent after they had been logged out."""
    writer, path = factories.author(), "/admin/articles/article/add/"
    text = json.dumps({"at": ASKED.timestamp(), "text": "headline=Bald", "files": []})
    keep(writer, "browser", path, b64decode(sealed(writer, text, about=path)))


def what_pages_are_to_say(after_a_day):
    """A proposal that is public, one that was refused, and one that waits."""
    page = factories.site_page("other", title="Termine", slug="termine", position=3)
    first, second = factories.chief(), factories.chief("Zweite Chefin Beispiel")
    decide = (
        partial(accept, by=second),
        partial(close, by=second, note="Nicht heute."),
        lambda proposal: proposal,
    )
    for number, act in enumerate(decide, start=1):
        after_a_day()
        page.refresh_from_db()
        page.body = f"<p>Stand {number}</p>"
        act(propose(page, by=first, note="Neue Termine."))


def what_had_to_be_erased(after_a_day):
    """An article of which nothing is left but that it was erased."""
    article = factories.discarded(headline="Gehörte nicht hierher")
    after_a_day()
    erase(Order("article", str(article.pk), "Verlangt.", "Chefin Beispiel"))


def what_readers_asked_for(after_a_day):
    article = Article.objects.public().earliest("pk")
    tally = statistics.Tally()
    for agent in ("Mozilla/5.0 (X11; Linux x86_64)", "Examplebot/1.0"):
        tally.count(f"article {article.edition_id}", 200, agent)
    tally.count("feed /de/artikel/feed.rss", 200, "Reader/1.0 (42 subscribers)")
    tally.count("search de nirgends", 200, "Mozilla/5.0 (X11; Linux x86_64)")
    statistics.add(tally.take())


def a_notice_in_the_feeds(after_a_day):
    """The last of all: so that feeds still hold it at the moment of asking."""
    with time_machine.travel(ASKED - timedelta(days=5), tick=False):
        factories.withdrawn(headline="Gerade erst zurückgezogen", reason="Überholt.")


STORIES = (
    an_article_with_everything,
    windows,
    changes,
    endings,
    the_desks_work,
    without_a_second_person,
    labels,
    people_and_readers,
    a_form_that_waits_for_its_writer,
    what_pages_are_to_say,
    what_readers_asked_for,
    what_had_to_be_erased,
    a_notice_in_the_feeds,
)


def take_passwords_away() -> None:
    for user in User.objects.order_by("pk"):
        user.set_unusable_password()
        user.save(update_fields=["password"])
