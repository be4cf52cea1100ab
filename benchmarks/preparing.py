"""Choose what is asked of a stock, make drafts for the desk, and count queries.

`python -m benchmarks.preparing DRAFTS` prints it for the programs that measure.
"""

import json
import sys
from dataclasses import asdict

import django
from django.conf import settings
from django.utils import timezone

from benchmarks.servers import Answer, Request
from benchmarks.stock.texts import FIRST, SPAN
from benchmarks.stock.vocabulary import COMMON, RARE, WORDS
from benchmarks.tasks import PUBLISHING, Known, Task, desk_tasks, public_tasks

LANGUAGE = "de"
DEEP = 10_000  # articles before the deep page: 500 pages
MIDDLE = (FIRST + SPAN / 2).date()
PAIRS = 500
UNKNOWN = "Wermutstrauchzwiebel"  # a word that no article has
TOKEN = "0" * 32  # any will do: the form's and the cookie's have to be the same


def known(drafts: int) -> Known:
    # Models can't be imported before Django is set up.
    from articles.models import Article, Category, User  # noqa: PLC0415 (see above)

    shown = Article.objects.public().filter(edition__language=LANGUAGE)
    number = shown.count()
    # The same each time, whatever was published at the desk since.
    middle = shown.filter(printed_on__lte=MIDDLE).newest_first()[0]
    chief = User.objects.get(username="chief")
    # One of those in review stays there; the others are published.
    kept, *waiting = [submitted(middle) for _ in range(PUBLISHING * drafts + 1)]
    return Known(
        pages=addresses(shown, middle, min(DEEP, number // 2)),
        pairs=pairs_of(shown),
        missing={
            "not found": f"{middle.get_absolute_url()}x/",
            "not found, in review": kept[1],
        },
        drafts=[made(middle).pk for _ in range(drafts)],
        submitted=[kept, *waiting],
        published=middle.pk,
        category=Category.objects.order_by("pk").values_list("pk", flat=True)[0],
        word=WORDS[LANGUAGE][RARE],
        common_word=WORDS[LANGUAGE][COMMON],
        cookies=cookies_of(chief),
        authors=cookies_of(middle.author),
    )


def addresses(shown, middle, deep: int) -> dict[str, str]:
    """Return the address of every kind of public page."""
    from django.urls import reverse  # noqa: PLC0415 (as above)
    from django.utils.translation import override  # noqa: PLC0415 (as above)

    from articles.site.selection import Selection  # noqa: PLC0415 (as above)
    from articles.site.shared.paging import Place  # noqa: PLC0415 (as above)

    countries, topics = middle.labels_of("country"), middle.topic_list()
    place = Place.of(shown.select_related("edition").newest_first()[deep])
    day = middle.printed_on
    with override(LANGUAGE):
        articles = reverse("articles")
        facets = {"country": (countries[0],), "topic": (topics[0],)}
        return {
            "home": reverse("home"),
            "list, first page": articles,
            "deep page": f"{articles}?before={place}",
            "two facets": Selection(LANGUAGE, facets).path(),
            "label": topics[0].get_absolute_url(),
            "month": reverse("archive_month", args=[day.year, day.month]),
            "archive": reverse("archive"),
            "countries": reverse("country_overview"),
            "article": middle.get_absolute_url(),
            "open calls": reverse("deadlines"),
            "list of open calls": f"{articles}?deadline=open",
            "calendar": reverse("calendar"),
            "feed of 50": reverse("feed_rss"),
            "sitemap index": reverse("sitemap"),
            "OPML": reverse("opml"),
            "search, rare word": f"{articles}?q={WORDS[LANGUAGE][RARE]}",
            "search, common word": f"{articles}?q={WORDS[LANGUAGE][COMMON]}",
            "search, a miss": f"{articles}?q={UNKNOWN}",
            "search, a miss of two words": (
                f"{articles}?q={UNKNOWN}+{WORDS[LANGUAGE][RARE]}"
            ),
        }


def pairs_of(shown) -> list[str]:
    """Return lists that articles are in, spread over the stock's time."""
    from articles.site.selection import Selection  # noqa: PLC0415 (as above)

    articles = shown.newest_first()[:: max(1, shown.count() // PAIRS)]
    found = {
        Selection(LANGUAGE, {"country": (country,), "topic": (topic,)}).path()
        for article in articles
        for country in article.labels_of("country")[:1]
        for topic in article.topic_list()[:1]
    }
    return sorted(found)


def made(like):
    """Return a new draft that says the same as another article."""
    from articles.domain.content import content_of  # noqa: PLC0415 (as above)
    from articles.editing.writing import begin  # noqa: PLC0415 (as above)

    content = content_of(like) | {"slug": ""}
    return begin(content, language=like.language, by=like.author)


def submitted(like) -> tuple[int, str]:
    from articles.editing.publishing import move  # noqa: PLC0415 (as above)

    article = move(made(like), "submit", by=like.author)
    return article.pk, article.get_absolute_url()


def cookies_of(person) -> dict[str, str]:
    from django.test import Client  # noqa: PLC0415 (as above)

    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(person)
    return {name: client.cookies[name].value, "csrftoken": TOKEN}


def counted(known: Known) -> dict[str, dict]:
    """Return queries and bytes of each task, asked inside of this process."""
    from django.db import connection  # noqa: PLC0415 (as above)
    from django.test import Client  # noqa: PLC0415 (as above)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 (as above)

    client = Client(SERVER_NAME="127.0.0.1")

    def ask(request: Request) -> Answer:
        # Anew each time: an answer to somebody else renews her cookies.
        client.cookies.load(known.cookies)
        if request.data is None:
            said = client.get(request.path, headers=request.headers)
        else:
            said = client.post(request.path, request.data)
        body = b"".join(said) if said.streaming else said.content
        return Answer(said.status_code, body, dict(said.headers))

    def count(task: Task) -> dict:
        requests = task.requests(ask)
        if not task.is_writing:
            # What a process makes once, such as its templates, isn't the page's.
            ask(next(requests))
        request = next(requests)
        with CaptureQueriesContext(connection) as queries:
            answer = ask(request)
        if answer.status != request.status:
            sys.exit(f"preparing: {request.path} answered {answer.status}.")
        return {"queries": len(queries), "bytes": len(answer.body)}

    tasks = [*public_tasks(known), *desk_tasks(known)]
    return {task.name: count(task) for task in tasks}


def make_calls() -> None:
    """Give a stock its calls, once: no content tells of them, so it has none before.

    All parts that show them are rendered, as the worker does: who asks for the pages
    that are measured isn't the first.
    """
    from articles.domain.site_version import (  # noqa: PLC0415 (as above)
        atomic,
        bump,
        current,
        note_edition,
    )
    from articles.models import Deadline  # noqa: PLC0415 (as above)
    from articles.site.prerender import catch_up  # noqa: PLC0415 (as above)
    from articles.site.prerender.concerned import Mark  # noqa: PLC0415 (as above)
    from benchmarks.stock.calls import add_calls  # noqa: PLC0415 (as above)

    if Deadline.objects.exists():
        return
    mark = Mark.at(current(timezone.now()))
    with atomic():
        for edition in add_calls():
            note_edition(edition)
        bump()
    catch_up(mark=mark)


def main(drafts: int) -> None:
    django.setup()
    make_calls()
    found = known(drafts + 1)
    figures = counted(found)
    # The first draft has been used up.
    asked = asdict(found) | {"drafts": found.drafts[1:]}
    print(json.dumps({"known": asked, "figures": figures}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
