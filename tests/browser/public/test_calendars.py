"""Two programs read our calendars alike: icalendar, and ical.js, which is another's."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from articles.domain.label_index import catalogue_now
from articles.models import KINDS
from articles.site.selection import Selection
from tests.site.calendars.histories import NO_DEADLINE, begun, rows
from tests.support import factories
from tests.support.contents import keys

ROOT = Path(__file__).resolve().parents[3]
ICAL = ROOT / ".venv/npm/node_modules/ical.js/dist/ical.es5.min.cjs"
MANY = 200
READ = """(texts) => texts.map((text) => {
  const root = new ICAL.Component(ICAL.parse(text));
  for (const zone of root.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const told = (time) =>
    !time ? null : time.isDate ? time.toString() : time.toJSDate().toISOString();
  return root.getAllSubcomponents("vevent").map((one) => {
    const get = (name) => one.getFirstPropertyValue(name);
    return [
      get("uid"), get("summary"), get("status"), get("sequence"), told(get("dtstart")),
      told(get("dtend")), get("location"), get("description"), get("url"),
    ];
  });
})"""


def fill() -> None:
    """Publish calls of every kind, with words that a line must not end at."""
    chance, start = random.Random(7), begun()  # noqa: S311 (a test)
    topics = [factories.topic(f"Thema {n}") for n in range(12)]
    countries = [factories.country(code) for code in ("DE", "FR", "US", "EU")]
    for number in range(40):
        said = [NO_DEADLINE | one for one in rows(chance, start + timedelta(days=80))]
        for one in said:
            if one["stage"] == "event":
                one["place"] = "Graz; Saal 2, „Großer“ \\\\ Hof"
        factories.published(
            headline=f"Aufruf {number}: Größe; Maß, Zahl \\\\n {'ü' * number}",
            teaser="Eine Zeile,\\nund noch eine; " * (number % 4),
            language=chance.choice(["de", "en"]),
            topics=keys(*chance.sample(topics, 2)),
            countries=keys(chance.choice(countries)),
            deadlines=said,
        )


def selections() -> list[Selection]:
    """Return as many lists as there are, of all sorts."""
    catalogue, found = catalogue_now(), []
    for language in ("de", "en"):
        everything = Selection(language)
        labels = {
            kind: [one for one in each.values() if catalogue.is_known(one)]
            for kind, each in catalogue.labels.by_pk.items()
        }
        alone = [(k, one) for k in KINDS for one in labels[k]]
        found += [everything, *(everything.including(*each) for each in alone)]
        pairs = product(labels["topic"], labels["country"])
        found += [
            everything.including("topic", a).including("country", b) for a, b in pairs
        ]
        found += [
            everything.including("topic", a).including("topic", b)
            for n, a in enumerate(labels["topic"])
            for b in labels["topic"][n + 1 :]
        ]
    return found


def plain(value) -> str | None:
    """Return a moment as ical.js says it."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        assert isinstance(value, date)
        return value.isoformat()
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def read(text: str) -> list[list]:
    return [
        [
            str(one["uid"]),
            str(one["summary"]),
            str(one["status"]),
            one.decoded("sequence"),
            plain(one.decoded("dtstart")),
            plain(one.decoded("dtend", None)),
            str(one["location"]) if "location" in one else None,
            str(one["description"]),
            str(one["url"]),
        ]
        for one in Calendar.from_ical(text).walk("VEVENT")
    ]


@pytest.fixture
def clock():
    with time_machine.travel(begun(), tick=False) as clock:
        yield clock


@pytest.mark.django_db
def test_two_programs_read_the_calendars_of_two_hundred_lists_alike(page, clock):
    fill()
    client, texts = Client(), []
    for one in selections()[:MANY]:
        answer = client.get(one.path("calendar"))
        assert answer.status_code == 200, one.path("calendar")
        texts.append(answer.content.decode())
    assert len(texts) == MANY
    page.add_script_tag(content=ICAL.read_text(encoding="utf-8"))
    theirs = page.evaluate(READ, texts)
    ours = [read(text) for text in texts]
    assert json.loads(json.dumps(ours)) == theirs
    assert sum(map(len, ours)) > MANY
