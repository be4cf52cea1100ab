"""What is asked of the newsroom: every kind of page, and what is done at the desk.

A task gives one request after the other. What it needs for one it asks before, which
isn't counted: the form that is sent, the tag that a feed had.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

from benchmarks.forms import form_in
from benchmarks.servers import Answer, Request, cookie_line

Ask = Callable[[Request], Answer]
DESK = "/admin/articles/article/"
CHANGED = "first after a publication"
CHANGING = ("list, first page", "label", "article", "home", "feed of 50")
NEW = "the new article"
# What is asked for while something is published every few seconds.
PUBLISHED = ("list, first page", "article")
# How many publish when all tasks are over: while those are asked for, for a reader
# behind the proxy, and for one of another machine.
LATER = len(PUBLISHED) + 2
# How many publish at all: also the desk's own task, and who asks first afterwards.
PUBLISHING = 1 + len(CHANGING) + 1 + LATER


@dataclass(frozen=True, slots=True)
class Task:
    name: str
    requests: Callable[[Ask], Iterator[Request]]
    is_writing: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What `benchmarks.preparing` has found, or made, in a stock."""

    pages: dict[str, str]
    # Lists by a country and a topic, no two by the same ones.
    pairs: list[str]
    # Addresses at which there is nothing: nobody's, and that of one in review.
    missing: dict[str, str]
    # Drafts to be saved or opened, and versions in review to be published, with the
    # addresses that they will have. Whoever publishes one takes it from the list.
    drafts: list[int]
    submitted: list[tuple[int, str]]
    published: int
    # What every third article has, so that small stocks fill a page of the list, too.
    category: int
    word: str
    common_word: str
    # Of the chief editor's session, and of an author's, who may see less.
    cookies: dict[str, str]
    authors: dict[str, str]


def reading(
    name: str, *paths: str, status: int = 200, cookies: dict[str, str] | None = None
) -> Task:
    """Ask for one page again and again, or for several in turn; with these cookies
    in place of the chief editor's.
    """
    headers = {"Cookie": cookie_line(cookies)} if cookies else {}

    def requests(ask: Ask) -> Iterator[Request]:
        for path in cycle(paths):
            yield Request(path, headers=headers, status=status)

    return Task(name, requests)


def unchanged(name: str, path: str) -> Task:
    """Ask again for what hasn't changed, with the tag that it had."""

    def requests(ask: Ask) -> Iterator[Request]:
        tag = ask(Request(path)).headers["ETag"]
        while True:
            yield Request(path, headers={"If-None-Match": tag}, status=304)

    return Task(name, requests)


def saving(name: str, drafts: list[int]) -> Task:
    def requests(ask: Ask) -> Iterator[Request]:
        for number, pk in enumerate(drafts):
            path = f"{DESK}{pk}/change/"
            form = form_in(ask(Request(path)).body)
            form["teaser"] = [f"{form['teaser'][0]} {number}"]
            form["_continue"] = ["1"]
            yield Request(path, form, status=302)

    return Task(name, requests, is_writing=True)


def publication(ask: Ask, pk: int) -> Request:
    path = f"{DESK}{pk}/move/publish/"
    return Request(path, form_in(ask(Request(path)).body), status=302)


def publishing(name: str, submitted: list[tuple[int, str]]) -> Task:
    def requests(ask: Ask) -> Iterator[Request]:
        while submitted:
            pk, _path = submitted.pop()
            yield publication(ask, pk)

    return Task(name, requests, is_writing=True)


def after_publication(
    name: str, path: str | None, submitted: list[tuple[int, str]]
) -> Task:
    """Be the first to ask once one more was published; without a path, for that one."""

    def requests(ask: Ask) -> Iterator[Request]:
        while submitted:
            pk, its_own = submitted.pop()
            ask(publication(ask, pk))
            yield Request(path or its_own)

    return Task(name, requests, is_writing=True)


def public_tasks(known: Known) -> list[Task]:
    tasks = [reading(name, path) for name, path in known.pages.items()]
    tasks.append(unchanged("feed, 304", known.pages["feed of 50"]))
    tasks.append(reading("two facets, never the same", *known.pairs))
    missing = known.missing.items()
    tasks += [reading(name, path, status=404) for name, path in missing]
    return tasks


def first_tasks(known: Known) -> list[Task]:
    return [
        after_publication(f"{CHANGED}: {name}", known.pages.get(name), known.submitted)
        for name in (*CHANGING, NEW)
    ]


def desk_tasks(known: Known) -> list[Task]:
    draft, published = f"{DESK}{known.drafts[0]}/", f"{DESK}{known.published}/"
    in_review, _path = known.submitted[0]
    by_category = f"category_links__category__id__exact={known.category}"
    return [
        reading("desk: start page", "/admin/"),
        reading("desk: start page, an author", "/admin/", cookies=known.authors),
        reading("desk: list", DESK),
        reading("desk: list, an author", DESK, cookies=known.authors),
        reading("desk: list in review", f"{DESK}?phase=in_review"),
        reading("desk: list of a category", f"{DESK}?{by_category}"),
        reading("desk: translations behind", "/admin/translations/"),
        reading("desk: record", "/admin/record/"),
        reading("desk: search", f"{DESK}?q={known.word}"),
        reading("desk: search, common word", f"{DESK}?q={known.common_word}"),
        reading("desk: form of a draft", f"{draft}change/"),
        reading("desk: a published one", f"{published}change/"),
        reading("desk: history", f"{published}history/"),
        reading("desk: review", f"{DESK}{in_review}/review/"),
        reading("desk: page to publish", f"{DESK}{in_review}/move/publish/"),
        saving("desk: save", known.drafts),
        publishing("desk: publish", known.submitted),
        *first_tasks(known),
    ]
