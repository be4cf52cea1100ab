"""Readers find what is open, what is soon, and what is due next."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles.domain import site_version
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def at(days: float) -> str:
    return f"{NOW + timedelta(days=days):%Y-%m-%dT%H:%M}[UTC]"


def call(headline: str, *rows: dict, **content):
    said = [
        NO_DEADLINE | {"key": f"6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a0{n}"} | row
        for n, row in enumerate(rows)
    ]
    return factories.published(headline=headline, deadlines=said, **content)


def found(client, path: str) -> list[str]:
    """Return the headlines of a page's main part, in its order."""
    main = client.get(path).text.partition("<main")[2].partition("</main>")[0]
    parts = main.split('class="card-title"')[1:]
    return [part.partition("</a>")[0].rpartition(">")[2] for part in parts]


def newsroom() -> None:
    call("Bald", {"closes": at(9)})
    call("Später", {"closes": at(45)})
    call("Im Sommer", {"closes": at(100)})
    call("Kommt noch", {"opens": at(5), "closes": at(50)})
    call("Vorbei", {"closes": at(-5)})
    call("Immer", {"is_rolling": True})
    factories.published(headline="Ohne", deadlines=[])
    factories.draft(
        headline="Entwurf", deadlines=[NO_DEADLINE | {"closes": at(3), "key": None}]
    )


@pytest.mark.parametrize(
    ("state", "headlines"),
    [
        ("open", {"Bald", "Später", "Im Sommer", "Immer"}),
        ("soon-14", {"Bald"}),
        ("soon-30", {"Bald"}),
        ("soon-60", {"Bald", "Später"}),
        ("opening", {"Kommt noch"}),
        ("closed", {"Vorbei"}),
    ],
)
def test_a_list_is_narrowed_by_what_its_deadlines_are(client, state, headlines):
    newsroom()
    assert set(found(client, f"/de/artikel/?deadline={state}")) == headlines


def test_the_page_of_calls_has_what_is_due_next_in_front(client):
    newsroom()
    assert found(client, "/de/fristen/") == ["Bald", "Später", "Im Sommer", "Immer"]
    page = client.get("/de/fristen/").text
    months = [part.partition("<")[0] for part in page.split('id="month-')[1:]]
    assert [month.partition(">")[2] for month in months] == [
        "Januar 2027",
        "Februar 2027",
        "April 2027",
        "Jederzeit möglich",
    ]
    assert found(client, "/de/fristen/?deadline=opening") == ["Kommt noch"]


def test_the_states_have_numbers(client):
    newsroom()
    page = client.get("/de/fristen/").text
    states = page.partition('class="call-states"')[2].partition("</nav>")[0]
    numbers = [part.split("</span>")[-2:] for part in states.split("<li>")[1:]]
    assert len(numbers) == 6
    assert '"/de/artikel/?deadline=closed"' in states
    assert '"/de/fristen/?deadline=soon-14"' in states


@pytest.mark.parametrize(
    ("asked", "status", "to"),
    [
        ("?deadline=open", 301, "/de/fristen/"),
        ("?deadline=closed", 301, "/de/artikel/?deadline=closed"),
        ("?q=Rat", 301, "/de/artikel/?deadline=open&q=Rat"),
        ("?year=2026", 301, "/de/artikel/?year=2026&deadline=open"),
        ("?deadline=bald", 404, None),
        ("?deadline=open&deadline=closed", 404, None),
        ("?deadline=soon-14&deadline=soon-14", 200, None),
        ("?before=x", 404, None),
        ("?topic=nobody", 404, None),
    ],
)
def test_each_address_has_one_answer(client, asked, status, to):
    newsroom()
    answer = client.get(f"/de/fristen/{asked}")
    assert (answer.status_code, answer.get("Location")) == (status, to)


def test_all_open_calls_are_reached_page_by_page(client):
    names = [f"Aufruf {n:02}" for n in range(45)]
    for number, name in enumerate(names):
        call(name, {"closes": at(1 + number / 10)})
    path, seen, pages = "/de/fristen/", [], []
    while path:
        seen += found(client, path)
        pages.append(path)
        page = client.get(path).text
        following = page.partition('rel="next" href="')[2].partition('"')[0]
        path = following.replace("&amp;", "&")
    assert seen == names
    back = (
        client.get(pages[-1]).text.partition('rel="prev" href="')[2].partition('"')[0]
    )
    assert found(client, back) == names[20:40]


def test_it_is_open_to_the_last_second(client, clock):
    call("Bald", {"closes": at(1)})
    path = "/de/artikel/?deadline=open"
    clock.move_to(NOW + DAY - SECOND)
    before = client.get(path)
    assert "Bald" in before.text
    clock.move_to(NOW + DAY)
    after = client.get(path)
    assert "Bald" not in after.text.partition("<main")[2].partition("list-help")[0]
    assert before["ETag"] != after["ETag"]


def test_cards_and_the_home_page_say_what_is_due(client):
    topics = keys(factories.topic("Zoll"))
    call("Bald", {"closes": at(9)}, topics=topics)
    for path in ("/de/", "/de/themen/zoll/", "/de/artikel/", "/de/artikel/?q=Bald"):
        page = client.get(path).text
        assert "offen bis <time" in page, path
    assert "Nächste Fristen" in client.get("/de/").text
    themed = client.get("/de/themen/zoll/").text
    assert '"/de/fristen/?topic=zoll"' in themed
    assert found(client, "/de/fristen/?topic=zoll") == ["Bald"]


def test_a_process_that_goes_on_says_the_same_as_one_that_begins(client, clock):
    newsroom()
    call("Zwei Stufen", {"closes": at(2), "is_gate": True}, {"closes": at(6)})
    pages = set()
    for days in (0, 2, 5, 6, 9, 45, 5):
        clock.move_to(NOW + DAY * days + SECOND)
        went_on = client.get("/de/artikel/").text
        site_version.forget()
        assert client.get("/de/artikel/").text == went_on, days
        pages.add(went_on)
    assert len(pages) == 6


def test_ways_lead_back_to_the_page_of_calls(client):
    topics = keys(factories.topic("Zoll"))
    article = call("Vorbei", {"closes": at(-5)}, topics=topics)
    for path, way in (
        ("/de/artikel/?deadline=closed", "/de/fristen/"),
        ("/de/artikel/?topic=zoll&deadline=closed", "/de/fristen/?topic=zoll"),
        ("/de/artikel/?deadline=closed&q=Vorbei", "/de/fristen/"),
        (article.get_absolute_url(), "/de/fristen/"),
    ):
        main = client.get(path).text.partition("<main")[2].partition("</main>")[0]
        assert f'href="{way}"' in main.partition('class="results"')[0], path


def test_every_card_of_the_home_page_says_what_is_due(client):
    for number in range(8):
        call(f"Aufruf {number}", {"closes": at(9 + number)})
    main = client.get("/de/").text.partition("<main")[2]
    assert main.count('class="card-deadline"') == 8
    for card in main.split("<article")[1:]:
        above, _line, below = card.partition('class="card-deadline"')
        assert "card-foot" not in above
        assert "card-foot" in below


def test_a_newsroom_without_deadlines_says_so(client):
    factories.published(deadlines=[])
    answer = client.get("/de/fristen/")
    assert answer.status_code == 200
    assert "Hier steht zurzeit nichts an." in answer.text
    assert "noindex" in answer.text
    assert "Nächste Fristen" not in client.get("/de/").text
    assert "deadline=" not in client.get("/de/artikel/").text


def test_feeds_lead_to_the_page_that_tells_a_change(client):
    source = "https://example.org/verlaengert"
    call("Verlängert", {"closes": at(9), "was": at(2), "told_at": source})
    for path in ("feed.atom", "feed.rss", "feed.json"):
        text = client.get(f"/de/artikel/{path}").text
        assert text.count(source) == 1, path
