"""A server with its workers counts each answer once, and forgets none when it ends."""

import http.client

import pytest
from django.utils import timezone

from articles.models import ArticleReach, DayReach, FeedSubscribers, MissedSearch
from tests.site.shared.listening import path_of
from tests.site.statistics.counted import PERSON, PROGRAM
from tests.support import factories
from tests.support.processes.served import SECONDS, newsroom

FEED = "/de/artikel/feed.rss"


def ask(port: int, path: str, method: str = "GET", **headers: str):
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    client.request(method, path, headers={"User-Agent": PERSON} | headers)
    answer = client.getresponse()
    answer.read()
    client.close()
    return answer


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_what_was_asked_for_is_known_when_the_server_has_ended(
    other_process_env, tmp_path, collected
):
    article = factories.published()
    path = path_of(article)
    (tmp_path / "static").symlink_to(collected)
    env = other_process_env | {"NEWSROOM_WORKER": "0", "NEWSROOM_VAR": str(tmp_path)}
    with newsroom(env, tmp_path / "log") as served:
        for _ in range(5):
            answer = ask(served.port, path)
            assert answer.status == 200
        etag = answer.headers["ETag"]
        assert ask(served.port, path, **{"If-None-Match": etag}).status == 304
        ask(served.port, path, "HEAD")
        ask(served.port, path, **{"Sec-Purpose": "prefetch"})
        for _ in range(2):
            ask(served.port, path, **{"User-Agent": PROGRAM})
        for number in (5, 9, 9, 7):
            agent = {"User-Agent": f"Reader/1.0 ({number} subscribers)"}
            assert ask(served.port, FEED, **agent).status == 200
        for _ in range(3):
            ask(served.port, "/de/artikel/?q=Nirgends")
    today = timezone.localdate()
    columns = ("edition", "day", "requests", "by_programs")
    days = ArticleReach.objects.filter(is_month=False).values_list(*columns)
    assert list(days) == [(article.edition_id, today, 6, 3)]
    [day] = DayReach.objects.all()
    assert (day.requests, day.by_programs) == (6, 3)
    stated = FeedSubscribers.objects.filter(is_month=False)
    assert list(stated.values_list("feed", "program", "subscribers")) == [
        (FEED, "Reader", 9)
    ]
    searched = MissedSearch.objects.values_list("language", "words", "number")
    assert list(searched) == [("de", "nirgends", 3)]
    assert "WARNING" not in (tmp_path / "log").read_text()
