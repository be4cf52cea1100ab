"""The first page has all its parts, and costs few queries."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editing.publishing import move
from articles.models import NewLabel
from tests.admin.day.lists import led_by
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, reader
from tests.support.factories import author, editor
from tests.support.inbox import item

pytestmark = pytest.mark.django_db
MOST = 20


def asked(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/admin/").status_code == 200
    return len(queries)


def fill(start: int, end: int) -> None:
    """Make so many of everything that the page names."""
    soon = timezone.localdate() + factories.DAY
    for n in range(start, end):
        writer = author(f"Autorin {n % 4}")
        factories.draft(by=writer, headline=f"Entwurf {n}")
        back = factories.in_review(by=writer, headline=f"Zurück {n}")
        move(back, "send_back", by=editor(), note="Bitte kürzen.")
        factories.in_review(by=writer, headline=f"In Prüfung {n}")
        factories.approved(by=writer, headline=f"Freigegeben {n}")
        factories.scheduled(by=writer, headline=f"Geplant {n}")
        image = factories.picture(f"Bild {n}", alt_en="", licensed_until=soon)
        factories.published(
            by=writer, headline=f"Öffentlich {n}", **led_by(image, slug=f"o-{n}")
        )
        factories.barrier_report(f"Meldung {n}")
        NewLabel.mark(factories.topic(f"Thema {n}"), by=writer)
        NewLabel.mark(factories.source(f"Quelle {n}"), by=writer)
        item(f"Nachricht {n}", handed_to=writer)


@pytest.mark.both
def test_it_asks_as_often_for_much_as_for_little_and_seldom(full_size):
    people = [PEOPLE[role]() for role in PEOPLE] + [author("Autorin 0")]
    counts: dict[int, list[int]] = {}
    for ends in ((0, 2), (2, 40 if full_size else 6)):
        fill(*ends)
        for n, person in enumerate(people):
            client = at_desk(person)
            client.get("/admin/")  # the first visit fills caches
            counts.setdefault(n, []).append(asked(client))
    for n, (few, many) in counts.items():
        assert few == many <= MOST, people[n]


@pytest.mark.wcag("2.4.5", "3.2.3", on="desk")
def test_the_list_of_pages_stands_beside_it_and_no_log_of_djangos():
    page = at_desk(factories.admin()).get("/admin/")
    assert 'id="nav-sidebar"' in page.text
    groups = [one["app_label"] for one in page.context["available_apps"]]
    assert groups == ["write", "look-up", "records", "administration"]
    assert "Neueste Aktionen" not in page.text


def test_who_may_write_can_begin_at_once():
    for person, may in ((author(), True), (reader(), False)):
        page = at_desk(person).get("/admin/").text
        assert ("Artikel schreiben" in page) is may


@pytest.mark.wcag("1.3.1", "2.4.6", on="desk")
def test_its_headings_go_down_step_by_step():
    fill(0, 1)
    for role, language in product(("editor", "admin"), ("de", "en")):
        client = at_desk(PEOPLE[role]())
        page = client.get("/admin/", headers={"accept-language": language}).text
        main = page[page.index('id="content-start"') :]
        assert main.count("<h1>") == 1
        assert main.index("<h1>") < main.index("<h2") < main.index("<h3")
