"""Answers of a newsroom to its readers and its desk, in plain values.

A new newsroom is asked everything (`everything`), an upgraded one only what was asked
at its release.
"""

from collections.abc import Iterator
from http.client import OK
from itertools import chain

import feedparser
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override

from articles.domain.content import content_hash, content_of, plain
from articles.foundation.languages import offered
from articles.models import (
    KINDS,
    Address,
    Article,
    Edition,
    Image,
    LabelKind,
    LabelSlug,
    Masthead,
    Page,
    ReaderReport,
    User,
)
from articles.site.feeds import FORMATS
from articles.site.public.machines.sitemaps import PAGES

MACHINES = ("/", "/healthz", "/robots.txt", "/sitemap.xml", "/feeds.opml")
# Models that had another name when the first release was kept.
CALLED = {
    "articles.ReaderReport": "articles.BarrierReport",
    "articles.LabelSlug": "articles.FormerSlug",
}
# Words in another inflection, from a text, from an alias, from a source; in none.
WORDS = {
    "de": ("Land", "röntgenlaser", "arbeitskräfte", "science europe", "unauffindbar"),
    "en": ("agreement", "growing exports", "unfindable"),
}


def everything() -> dict:
    """Return all that can be asked of this newsroom, with its answers."""
    return answers({"addresses": [*addresses()], "feeds": [*feeds()], "finds": WORDS})


def answers(questions: dict) -> dict:
    client = Client(SERVER_NAME="127.0.0.1")
    feeds = {path: feed(client, path) for path in questions["feeds"]}
    said = {path: status(client, path) for path in questions["addresses"]}
    finds = {
        language: {word: found(client, language, word) for word in words}
        for language, words in questions["finds"].items()
    }
    return records() | {"addresses": said, "feeds": feeds, "finds": finds}


def records() -> dict:
    """Return what the desk keeps: each row by what identifies it for ever."""
    return {
        "rows": {
            CALLED.get(model._meta.label, model._meta.label): len(rows_of(model))
            for model in apps.get_models(include_auto_created=True)
            if model._meta.app_label == "articles"
        },
        "editions": facts(
            Edition, "uuid", "language", "published_at", "featured_until", "import_key"
        ),
        "versions": {name_of(one): version(one) for one in Article.objects.all()},
        "accounts": {user.username: account(user) for user in User.objects.all()},
        "labels": {name: labels(kind) for name, kind in KINDS.items()},
        "former slugs": {
            str(former): str(former.label_key) for former in former_slugs()
        },
        "pictures": {str(one.key): picture(one) for one in Image.objects.all()},
        "mastheads": facts(Masthead, "language", "name", "tagline", "contact"),
        "pages": facts(Page, "language slug", "kind", "title", "body"),
        "barriers": facts(ReaderReport, "message", "email", "answered_at", "note"),
    }


def facts(model: type[Model], key: str, *names: str) -> dict:
    """Return what these columns say of each row, by those that the key names."""
    columns = key.split()
    return {
        " ".join(text_of(getattr(row, column)) for column in columns): {
            name: text_of(getattr(row, name)) for name in names
        }
        for row in model._default_manager.order_by(*columns)
    }


def picture(image: Image) -> dict[str, str]:
    words = {"alt": image.alt_in("de"), "alt_en": image.alt_in("en")}
    names = ("title", "file", "credit")
    return words | {name: text_of(getattr(image, name)) for name in names}


def text_of(value) -> str:
    return "" if value is None else str(plain(value))


def name_of(article: Article | None) -> str:
    return f"{article.edition.uuid} {article.number}" if article else ""


def version(article: Article) -> dict:
    """Return what stands of a version: content, when it is public, what was done."""
    moments = ("live_from", "live_until", "expires_at", "ended_at", "updated_at")
    return {
        "headline": article.headline,
        "slug": article.slug,
        "phase": article.phase(),
        "author": text_of(article.author and article.author.username),
        "translated from": name_of(article.translated_from),
        "moments": {name: text_of(getattr(article, name)) for name in moments},
        "printed on": text_of(article.printed_on),
        "ending": f"{article.ending} {article.ending_reason}".strip(),
        "replaced by": text_of(article.replaced_by and article.replaced_by.uuid),
        # Computed as today, because approvals of that time are compared with it.
        "hash": content_hash(content_of(article)),
        "hash kept": article.content_hash,
        "hashes of saves": [
            content_hash(saved.content) for saved in article.snapshots.order_by("lock")
        ],
        "decisions": [
            [one.transition, str(one.by), text_of(one.at), one.note]
            for one in article.decisions.order_by("lock")
        ],
    }


def logins(words: dict[str, str]) -> dict[str, bool]:
    """Return who of those logs in by the password that is said of them."""
    return {name: logs_in(name, word) for name, word in words.items()}


def logs_in(name: str, word: str) -> bool:
    said = {"username": name, "password": word}
    asked = Client(SERVER_NAME="127.0.0.1").post("/admin/login/", said)
    return asked.status_code == 302


def account(user: User) -> dict:
    names = ("email", "printed_name", "organisation", "language")
    flags = ("is_active", "is_staff", "is_superuser")
    said = {name: text_of(getattr(user, name)) for name in (*names, *flags)}
    rights = user.user_permissions.values_list("codename", flat=True)
    groups = user.groups.values_list("name", flat=True)
    said["password"] = "one" if user.has_usable_password() else "none"
    return said | {"roles": sorted(groups), "rights": sorted(rights)}


def roles() -> dict[str, list[str]]:
    """Return the rights of each role."""
    return {
        group.name: sorted(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }


def labels(kind: LabelKind) -> dict:
    """Return the labels of a kind that articles have, by the keys in contents."""
    return {
        str(label.key): [
            *(label.slug, label.name, label.names.get("en", ""), label.aliases),
            text_of(label.merged_into and label.merged_into.key),
        ]
        for label in used(kind)
    }


def rows_of(model: type[Model]):
    return former_slugs() if model is LabelSlug else model._default_manager.all()


def former_slugs() -> list[LabelSlug]:
    own = {
        (name, slug)
        for name, kind in KINDS.items()
        for label in kind.model._default_manager.all()
        for slug in label.all_slugs
    }
    rows = LabelSlug.objects.order_by("kind", "slug")
    return [row for row in rows if (row.kind, row.slug) not in own]


def status(client: Client, path: str) -> str:
    response = client.get(path)
    if has_english_slug_now(path, response):
        return status(client, response["Location"])
    return said_by(response)


def has_english_slug_now(path: str, response: HttpResponse) -> bool:
    """Return whether it leads to the same label by a slug that the label got later."""
    return by_german_slug(response.get("Location", "")) == path


def by_german_slug(path: str) -> str:
    if not path.startswith("/en/"):
        return path
    with override("en"):
        parts = resolve(path.partition("?")[0]).kwargs
    kind = KINDS.get(parts.get("kind", ""))
    label = kind and kind.model._default_manager.filter(slugs__en=parts["slug"]).first()
    return (
        path.replace(f"/{label.slug_in('en')}/", f"/{label.slug}/") if label else path
    )


def said_by(response: HttpResponse) -> str:
    """Return the status of an answer, and where it leads to."""
    location = by_german_slug(response.get("Location", ""))
    return f"{response.status_code} {location}".strip()


def feed(client: Client, path: str) -> dict:
    """Return the identity of a feed, if its format has one, and of its entries."""
    answer = client.get(path)
    if has_english_slug_now(path, answer):
        return feed(client, answer["Location"])
    if answer.status_code != OK:
        return {"answers": said_by(answer)}
    if path.endswith(".json"):
        return {"entries": [item["id"] for item in answer.json()["items"]]}
    parsed = feedparser.parse(answer.content)
    identity = {"id": parsed.feed.id} if path.endswith(".atom") else {}
    return identity | {"entries": [entry.id for entry in parsed.entries]}


def found(client: Client, language: str, words: str) -> list[str]:
    """Return the articles that readers find, in no order: ranking may become better."""
    with override(language):
        path = reverse("feed_json")
    return sorted(item["id"] for item in client.get(path, {"q": words}).json()["items"])


def addresses() -> Iterator[str]:
    """Yield all addresses that are or ever were, and those that nobody may know yet."""
    yield from MACHINES
    for language in offered():
        with override(language):
            yield from map(reverse, PAGES)
            for page in Page.objects.filter(language=language):
                yield page.get_absolute_url()
            for slug in slugs(language):
                yield reverse("article", args=[slug])
            yield from label_addresses()


def slugs(language: str) -> list[str]:
    known = Address.objects.filter(language=language)
    return sorted(known.values_list("slug", flat=True))


def label_addresses() -> Iterator[str]:
    for former in former_slugs():
        names = (former.kind, *(f"{former.kind}_feed_{form}" for form in FORMATS))
        yield from (reverse(name, args=[former.slug]) for name in names)
    for label in chain.from_iterable(map(used, KINDS.values())):
        yield label.get_absolute_url()


def used(kind: LabelKind, articles: QuerySet | None = None) -> QuerySet:
    """Return the labels of a kind that an article has, or one of these."""
    links = kind.through._default_manager.all()
    if articles is not None:
        links = links.filter(**{f"{kind.owner}__in": articles})
    labels = kind.model._default_manager.filter(pk__in=links.values(kind.field))
    return labels.order_by("slugs__de")


def feeds() -> Iterator[str]:
    """Yield the feeds that readers may have subscribed to.

    The feeds of the whole site come in each format, the others in Atom, which has an
    identity.
    """
    for language in offered():
        articles = Article.objects.once_public().in_language(language)
        with override(language):
            for form in FORMATS:
                yield reverse(f"feed_{form}")
                yield reverse(f"corrections_feed_{form}")
            for name, kind in KINDS.items():
                for label in used(kind, articles).in_use():
                    yield reverse(f"{name}_feed_atom", args=[label.slug])
            for month in articles.public().dates("printed_on", "month"):
                when = [month.year, month.month]
                yield reverse("archive_month_feed_atom", args=when)
