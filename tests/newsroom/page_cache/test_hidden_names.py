"""A name that stood in every place of an article is told nowhere once it is hidden.

At first it is asked for at every public address, and found: else nothing would be held.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import product
from urllib.parse import unquote

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.domain.content import content_of
from articles.editing.publishing import Publication, move, set_hidden
from articles.models import Article
from articles.site.downloads import FORMS
from articles.site.feeds import FORMATS
from newsroom.page_cache import Asked
from tests.newsroom.page_cache.asking import Given, House, environ_of, looked
from tests.site.public.every_page.test_embargo import name_of
from tests.site.public.every_page.test_leaks import paths
from tests.support import factories
from tests.support.contents import NO_DEADLINE, full_content, keys
from tests.support.files import documents

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.long]
NAME, SLUG = "Zwirbeltraud", "zwirbeltraud-am-hafen"
HARMLESS = "ein-hafen"
VERSIONS = list(product(("de", "en"), (SLUG, HARMLESS), (1, 2, 3)))
# Addresses of the two, which a search for the name leads to.
FOUND = [
    f"/{of}/{slug}/" for of in ("artikel", "articles") for slug in (SLUG, HARMLESS)
]
KEY = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a0{}"
LINK = re.compile(r'(?:href|src|content)="([^"#]*)|<loc>([^<]+)<')
OWN = re.compile(r"/(?!static/|admin/|/)")


def named() -> dict:
    """Return a content that has the name wherever words can stand; labels are shared
    with other articles, and have none.
    """
    labels = {"categories": "category", "topics": "topic", "attributions": "source"}
    made = {
        entry: factories.label(type(getattr(factories, kind)()), "Amt", slug=HARMLESS)
        for entry, kind in labels.items()
    }
    url = f"https://example.org/{SLUG}"
    picture = str(factories.picture("Hafen", source_url="https://example.org/").key)
    source = str(made["attributions"].key)
    return full_content() | {
        "headline": f"{NAME} am Hafen",
        "slug": SLUG,
        "teaser": f"Es geht um {NAME}.",
        "lead_image": picture,
        "lead_alt": f"{NAME} vor einem Kran",
        "lead_caption": f"{NAME} im Mai",
        "body": f'<p><a href="{url}">{NAME}</a> sagte es.</p>'
        f'<img data-image="{picture}" alt="{NAME}" data-caption="{NAME} lacht.">',
        "credit_name": f"{NAME} Muster",
        "credit_organisation": f"Büro {NAME}",
        "change_kind": "first",
        "change_note": "",
        "categories": keys(made["categories"]),
        "topics": keys(made["topics"]),
        "deadlines": [meeting(n) for n in (5, 6)],
        "facts": [full_content()["facts"][0] | {"reference": NAME, "amount": NAME}],
        "ai_use": [full_content()["ai_use"][0] | {"text_with": NAME}],
        "attachments": [paper()],
        "attributions": [
            {"source": source, "url": url, "title": NAME, "dated": "2027-02-01"}
        ],
        "further_reading": [
            full_content()["further_reading"][1] | {"title": NAME, "url": url}
        ],
        "related": [],
    }


def meeting(month: int) -> dict:
    said = {"key": KEY.format(month), "named": f"Treffen mit {NAME}", "place": NAME}
    said |= {"stage": "event", "closes": f"2027-0{month}-04[Europe/Berlin]"}
    return NO_DEADLINE | said


def paper() -> dict:
    kept = documents.stored(documents.pdf(documents.stream(NAME.encode())))
    title = f"Bericht über {NAME}"
    return documents.attachment(kept, title=title, file_name=f"{SLUG}.pdf")


def harmless(article: Article) -> dict:
    """Return what the corrected version has in their place; one deadline stays."""
    lists = ("attachments", "further_reading", "facts", "ai_use")
    words = ("teaser", "lead_alt", "lead_caption", "credit_name", "credit_organisation")
    content = content_of(article)
    [stays] = [one for one in content["deadlines"] if one["key"] == KEY.format(5)]
    source = content["attributions"][0] | {"url": "", "title": ""}
    return {
        **{name: [] for name in lists},
        **dict.fromkeys(words, "Ein Hafen"),
        "headline": "Ein Hafen",
        "slug": HARMLESS,
        "body": "<p>Es wurde gesagt.</p>",
        "deadlines": [stays | {"named": "Treffen", "place": "Hafen"}],
        "attributions": [source],
    }


def in_english(article: Article) -> Article:
    """Publish its translation, without a picture: its card has the headline."""
    draft = factories.translated(
        article, slug=SLUG, headline=f"{NAME} at sea", lead_image=None
    )
    move(draft, "submit", by=draft.author)
    return move(draft, "publish", by=factories.chief())


def corrected(article: Article, note: str, **content) -> Article:
    """Correct it, and let what stood before be read."""
    said = {"change_kind": "correction", "change_note": note}
    draft = factories.revised(article, **said, **content)
    move(draft, "submit", by=draft.author)
    shows = Publication(hides_former=False)
    return move(draft, "publish", by=factories.chief(), options=shows)


def addresses() -> set[str]:
    """Return every public address that could be about one of the two."""
    every = {*paths(SLUG), *paths(HARMLESS)}
    found = {path for path in every if f"={SLUG}" not in path}  # no label's
    for asked in (NAME, "hafen"):
        found |= {f"{path}?q={asked}" for path in ("/de/artikel/", "/en/articles/")}
        found |= {f"/de/artikel/feed.{form}?q={asked}" for form in FORMATS}
        found |= {f"/de/artikel/liste.{form}?q={asked}" for form in FORMS}
    return found | {path_to(*one) for one in VERSIONS}


def path_to(code: str, slug: str, number: int) -> str:
    with override(code):
        return reverse("article_version", args=[slug, number])


def links_of(texts: Iterable[str]) -> set[str]:
    """Return where these pages and files lead within the site."""
    found = {(one or other) for text in texts for one, other in LINK.findall(text)}
    own = {unescape(one.removeprefix(settings.NEWSROOM_ORIGIN)) for one in found}
    return {one for one in own if OWN.match(one)}


class Walk:
    """All that readers get: made now, held, and as a copy while nobody can be asked."""

    def __init__(self, house: House, every: set[str]):
        looked(house)
        self.texts: list[str] = []
        self.found: dict[str, int] = {}
        for path in sorted(every):
            for given in answers(house, path):
                text = f"{given.headers}{given.body.decode(errors='replace')}"
                self.texts.append(text)
                if tells(text, path):
                    self.found[path] = given.status

    @property
    def routes(self) -> set[str]:
        """Return the names of those where the name is told to who finds a page."""
        return {name_of(path) for path, status in self.found.items() if status == 200}


def answers(house: House, path: str) -> Iterator[Given]:
    before = house.django.asked
    yield house.get(path)
    if house.django.asked == before:
        yield house.past(path)
    if copy := house.rack.instead(Asked.of(environ_of(path))):
        yield Given(copy.status, dict(copy.headers), copy.body)


def tells(text: str, path: str) -> bool:
    """Return whether it has the name; a search says its words, and finds an article."""
    if f"q={NAME}" in unquote(path):
        hits, _without, _newest = text.partition('id="list-help"')
        return any(one in hits for one in FOUND)
    if SLUG in path:
        # The visitor typed the former address; an error offers its words.
        text = text.replace(SLUG, "").replace(SLUG.replace("-", " "), "")
    return NAME.lower() in text.lower()


@pytest.fixture
def house(tmp_path, settings):
    settings.VAR = tmp_path
    return House(tmp_path)


@pytest.fixture
def clock():
    with time_machine.travel("2027-03-01 09:00Z", tick=False) as clock:
        yield clock


# Routes of each kind that tell of a version: pages, files for programs, feeds, exports.
FIRST = {
    "article", "article_calendar", "article_ninjs", "article_side_by_side", "calendar",
    "category", "citation_bib", "deadlines", "feed_atom", "feed_json", "feed_rss",
    "home", "list_csv", "list_ris", "sitemap_file", "source_feed_rss", "topic_calendar",
}  # fmt: skip
CORRECTED = {"article", "article_version", "corrections", "corrections_feed_rss"}


def test_a_name_is_found_everywhere_and_nowhere_once_it_is_hidden(house, clock):
    every = addresses()
    both = [(first := factories.published(**named())), in_english(first)]
    clock.shift(60)
    walk = Walk(house, every)
    assert walk.routes >= FIRST
    cards = {path for path in links_of(walk.texts) if path.endswith(".png")}
    every |= links_of(walk.texts)
    Walk(house, every)  # all of these are held then

    both = [corrected(one, f"Es war {NAME}.") for one in both]
    both = [corrected(one, "Anders.", **harmless(one)) for one in both]
    clock.shift(60)
    walk = Walk(house, every)
    assert walk.routes >= CORRECTED
    every |= links_of(walk.texts)

    for one in both:
        set_hidden(one, hides=True, by=factories.chief(), note="Das Amt bat darum.")
    clock.shift(1)
    assert Walk(house, every).found == {}
    drawn = [path for path in cards if SLUG in path]
    assert drawn
    assert {house.get(path).status for path in drawn} == {404}
    for code in ("de", "en"):
        told = [house.get(path_to(code, HARMLESS, n)).status for n in (1, 2, 3)]
        assert told == [410, 410, 200]
