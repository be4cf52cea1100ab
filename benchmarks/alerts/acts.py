"""Let readers subscribe to lists of a stock, and do what is measured."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import chain, combinations, zip_longest
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Q
from django.http import QueryDict
from django.tasks import task
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain.label_index import catalogue_now
from articles.editing.publishing import move
from articles.models import Alert, AlertLetter, Article, Subscriber, User
from articles.site.alerts import begin_round, post
from articles.site.alerts.links import hash_of, new_seed, secrets_of
from articles.site.alerts.tasks import send
from articles.site.selection import read_selection
from benchmarks.preparing import LANGUAGE, made
from benchmarks.servers import processor_time
from newsroom.conf.queue import INTERVAL

# Articles that are published, and how many lists are made of the labels of each.
PUBLISHED = 12
BATCH = 2_000
SOON = timedelta(minutes=2)
# Every third list is a search.
SEARCHES = 3
# Seconds until the workers have to have done what they do; looks at which none does.
PATIENCE, QUIET = 1_200, 5


def fill(readers: int, lists: int) -> dict[str, Any]:
    """Let so many subscribe, in turn to each list; something new is in all of them."""
    empty()
    begun = timezone.now()
    queries = chosen(lists)
    people = Subscriber.objects.bulk_create(
        map(subscriber, range(readers)), batch_size=BATCH
    )
    Alert.objects.bulk_create(
        (
            Alert(
                subscriber=person,
                language=LANGUAGE,
                query=queries[number % len(queries)],
                rhythm="at_once",
                begun_at=begun,
                told_until=begun,
            )
            for number, person in enumerate(people)
        ),
        batch_size=BATCH,
    )
    return {"lists": len(set(queries))}


def subscriber(number: int) -> Subscriber:
    seed, address = new_seed(), f"reader{number}@bench.example"
    return Subscriber(
        address=address,
        folded=address,
        language=LANGUAGE,
        seed=seed,
        secret_hash=hash_of(secrets_of(seed)[0]),
        confirmed_at=timezone.now(),
    )


def published() -> list[Article]:
    """Publish articles that are like others, of which no two are much alike."""
    chief = User.objects.get(username="chief")
    shown = Article.objects.public().filter(edition__language=LANGUAGE)
    step = max(1, shown.count() // PUBLISHED)
    found = []
    for like in shown.newest_first()[::step][:PUBLISHED]:
        article = move(made(like), "submit", by=like.author)
        found.append(move(article, "publish", by=chief))
    return found


def chosen(number: int) -> list[str]:
    """Return lists, no two alike, with as many of each article as of any other."""
    turns = zip_longest(*map(lists_of, published()))
    queries = dict.fromkeys(query for turn in turns for query in turn if query)
    return list(queries)[:number]


def lists_of(article: Article) -> Iterator[str]:
    """Yield lists that it is in: by up to three labels, or words of its headline."""
    catalogue = catalogue_now()
    pairs = [
        (kind, label.slugs[LANGUAGE])
        for kind in ("category", "topic", "country")
        for label in article.labels_of(kind)
    ]
    words = filter(str.isalpha, article.headline.split())
    searches = (("q", " ".join(some)) for some in some_of(list(words)))
    for number, labels in enumerate(some_of(pairs)):
        search = next(searches, None) if number % SEARCHES == 0 else None
        given = QueryDict(urlencode([search] if search else labels))
        selection = read_selection(given, language=LANGUAGE, catalogue=catalogue)
        yield selection.query()


def some_of[T](values: list[T]) -> Iterator[tuple[T, ...]]:
    return chain.from_iterable(combinations(values, size) for size in (1, 2, 3))


def begin() -> dict[str, Any]:
    """Begin a round, and say what it cost."""
    with CaptureQueriesContext(connection) as queries:
        cost = spent(lambda: begin_round(timezone.now() + SOON))
    return cost | {"queries": len(queries)}


def letters(most: int) -> dict[str, Any]:
    """Send so many letters, and say what they cost."""
    return spent(lambda: post(most=most))


def spent(act: Callable[[], int]) -> dict[str, Any]:
    """Return what an act returned, and its seconds of processor time, with those of the
    database.
    """
    before = working()
    number = act()
    return {"number": number, "cpu": working() - before}


def working() -> float:
    """Return the seconds that this process has worked, and PostgreSQL's for it."""
    if connection.vendor == "sqlite":
        return time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [backend] = cursor.fetchone()
    return time.process_time() + processor_time(backend)


@task()
def probe() -> None:
    """Do nothing, at the time at which a task of its queue is done."""


def hand_over() -> dict[str, Any]:
    """Leave the letters to the worker."""
    send.enqueue()
    return {}


def settle() -> dict[str, Any]:
    """Wait until the workers have done all that a stock leaves to them, such as to
    render what is published. Turns of it follow each other.
    """
    end, quiet = time.monotonic() + PATIENCE, 0
    while quiet < QUIET:
        due = Q(run_after=None) | Q(run_after__lte=timezone.now())
        unfinished = OxTask.objects.filter(due, finished_at=None)
        quiet = 0 if unfinished.exists() else quiet + 1
        if time.monotonic() > end:
            sys.exit("alerts: the workers haven't done what the stock leaves to them.")
        time.sleep(INTERVAL)
    return {}


def watch(seconds: int, *queues: str) -> dict[str, Any]:
    """Give the workers a task in each of these queues each second, for so long, or with
    0 until all letters are sent; return how long those tasks waited to begin.
    """
    begun = time.monotonic()
    while AlertLetter.objects.unfinished().exists() or seconds:
        passed = time.monotonic() - begun
        if passed > (seconds or PATIENCE):
            break
        give(queues)
        time.sleep(1)
    took = time.monotonic() - begun
    time.sleep(2 * INTERVAL)
    found = {"seconds": took, "waits": waits()}
    probes().delete()
    return found


def give(queues: Iterable[str]) -> None:
    for queue in queues:
        probe.using(queue_name=queue).enqueue()


def probes():
    return OxTask.objects.filter(task_path=probe.module_path)


def waits() -> dict[str, dict[str, float]]:
    found: dict[str, list[float]] = {}
    for one in probes():
        until = one.started_at or timezone.now()
        seconds = (until - one.enqueued_at).total_seconds()
        found.setdefault(one.queue_name, []).append(seconds)
    return {
        queue: {"median": median(some), "longest": max(some), "tasks": len(some)}
        for queue, some in found.items()
    }


def empty() -> dict[str, Any]:
    AlertLetter.objects.all().delete()
    Subscriber.objects.all().delete()
    probes().delete()
    OxTask.objects.filter(task_path=send.module_path).delete()
    return {}
