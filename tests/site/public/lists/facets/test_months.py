"""The archive has the months of public articles, by the local day, and pages them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from articles.editing.publishing import move
from tests.site.public.reading import body_of, canonical, headlines, meta, tree
from tests.support.factories import chief, draft, published, scheduled

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


def test_what_is_not_public_makes_no_month(client):
    draft(dated="2020-02-01")
    scheduled(dated="2020-02-01")
    assert client.get("/de/archiv/2020/02/").status_code == 404
    article = published(dated="2020-02-01")
    assert client.get("/de/archiv/2020/02/").status_code == 200
    move(article, "withdraw", by=chief(), note="Falsch.")
    for path in ("2020/02/", "2020/"):
        assert client.get(f"/de/archiv/{path}").status_code == 404
    assert "2020" not in body_of(tree(client.get("/de/archiv/").text))


def test_r6_the_month_is_that_of_the_local_day(client, time_machine):
    berlin = ZoneInfo("Europe/Berlin")
    time_machine.move_to(datetime(2027, 3, 1, 0, 30, tzinfo=berlin), tick=False)
    published(headline="Kurz nach Mitternacht")
    assert client.get("/de/archiv/2027/02/").status_code == 404
    assert headlines(client.get("/de/archiv/2027/03/").text) == [
        "Kurz nach Mitternacht"
    ]


def test_a_month_is_paged_at_its_own_address(client, monkeypatch):
    for number in range(21):
        published(headline=f"Nummer {number:02}", dated="2020-02-01")
    page = tree(client.get("/de/archiv/2020/02/").text)
    [older] = [a.get("href") for a in page.iter("a") if text_is(a, "Ältere Artikel")]
    assert older.startswith("/de/archiv/2020/02/?before=")
    response = client.get(older)
    assert len(headlines(response.text)) == 1
    second = tree(response.text)
    assert canonical(second) == ORIGIN + older
    assert second.find("head/title").text == (
        "Artikel aus dem Februar 2020, bis 01.02.2020 – Newsroom"
    )
    assert meta(second, "description") != meta(page, "description")


def text_is(link, text: str) -> bool:
    return "".join(link.itertext()).strip() == text
