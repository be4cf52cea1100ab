"""The newsroom as the public sees it, byte for byte, and its revision."""

import hashlib
from datetime import datetime

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.domain import site_version
from articles.models import Address, Label, Page
from articles.site.selection import Selection


def addresses(label: Label) -> list[str]:
    """Return the addresses of a handful of pages, and of all articles and pages."""
    with override("de"):
        found = [
            *(reverse(name) for name in ("home", "articles", "corrections")),
            label.get_absolute_url(),
            Selection("de").path("feed"),
        ]
    found += [page.get_absolute_url() for page in Page.objects.all()]
    for address in Address.objects.all():
        with override(address.language):
            found.append(reverse("article", kwargs={"slug": address.slug}))
    return found


def seen(label: Label) -> str:
    """Return a hash of all that a reader gets at these addresses now."""
    client, digest = Client(), hashlib.sha256()
    for path in addresses(label):
        answer = client.get(path)
        if answer.status_code != 404:
            told = answer.status_code, path, answer.get("Location")
            digest.update(repr(told).encode() + answer.content)
    return digest.hexdigest()


class Onlooker:
    """Looks at the newsroom again and again, and remembers all that it was told."""

    def __init__(self, label: Label):
        self.label = label
        self.by_etag: dict[str, str] = {}
        self.by_date: dict[datetime, str] = {}
        self.last: site_version.Revision | None = None
        self.changes = 0

    def look(self) -> None:
        now, before = site_version.current(timezone.now()), self.last
        sight = seen(self.label)
        # A validator never belongs to two different things.
        if before and self.by_etag.get(before.etag()) != sight:
            self.changes += 1
        assert self.by_etag.setdefault(now.etag(), sight) == sight
        if now.last_modified:
            assert self.by_date.setdefault(now.last_modified, sight) == sight
            assert now.last_modified == max(self.by_date)
        if before:
            assert_not_earlier(before, now)
        self.last = now


def assert_not_earlier(
    before: site_version.Revision, now: site_version.Revision
) -> None:
    assert now.counter >= before.counter
    assert now.bumped_at >= before.bumped_at
    moments = [max(one.bumped_at, one.boundary) for one in (before, now)]
    assert moments == sorted(moments)
