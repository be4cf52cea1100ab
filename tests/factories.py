"""Make people, labels and articles for tests, by walking the real workflow."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Article, Category, CountryOrganisation, Source, Topic
from articles.publishing import move
from articles.slugs import slug_from
from articles.writing import begin

ROLES = {
    "author": "Author",
    "editor": "Editor",
    "chief": "Chief editor",
    "sources": "Source manager",
}


def user(name: str, role: str | None = None, **fields):
    """Return the person of that name, made on first use; `role` None: no group."""
    person, made = get_user_model().objects.get_or_create(
        username=name, defaults={"is_staff": True} | fields
    )
    if made and role:
        person.groups.add(Group.objects.get(name=ROLES[role]))
    return person


def author(name: str = "Autorin Beispiel"):
    return user(name, "author")


def editor(name: str = "Redakteur Beispiel"):
    return user(name, "editor")


def chief(name: str = "Chefin Beispiel"):
    return user(name, "chief")


def admin(name: str = "Admin Beispiel"):
    return user(name, is_superuser=True)


def label(model, name: str, **fields):
    slug = slug_from(name, fallback="x")
    return model.objects.get_or_create(name=name, defaults={"slug": slug} | fields)[0]


def category(name: str = "Netzwerke", **fields) -> Category:
    return label(Category, name, **fields)


def topic(name: str = "Innovation", **fields) -> Topic:
    return label(Topic, name, **fields)


def source(name: str = "Musterquelle", **fields) -> Source:
    return label(Source, name, **fields)


def country(code: str = "EU") -> CountryOrganisation:
    return CountryOrganisation.objects.get(code=code)


def draft(*, by=None, language: str = "de", story=None, **content) -> Article:
    """Return a draft; its content is a headline and a text unless told otherwise."""
    content = {"headline": "Ein Beispiel", "body": "<p>Ein Absatz.</p>"} | content
    return begin(content, language=language, by=by or author(), story=story)


def in_review(**options) -> Article:
    article = draft(**options)
    return move(article, "submit", by=article.author)


def published(
    *, at: datetime | None = None, expires_at: datetime | None = None, **options
) -> Article:
    """Return a published article: live now, or from `at` on."""
    article = in_review(**options)
    return move(article, "publish", by=chief(), at=at, expires_at=expires_at)


def withdrawn(*, reason: str = "Stimmt nicht.", ending: str = "notice", **options):
    article = published(**options)
    return move(article, "withdraw", by=chief(), note=reason, ending=ending)
