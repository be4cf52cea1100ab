"""The role decides who sees a translation that is behind, and who decides about it,
in every phase in which it is written or read.
"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.editing.publishing import Publication, move
from articles.editing.writing import translate
from articles.models import Article
from tests.support import factories
from tests.support.desk.newsroom import clients, people
from tests.support.desk.phases import READERS, ROLES, STAFF, WRITERS
from tests.support.factories import DAY
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.again]

REVIEWERS = {"editor", "chief", "admin"}
# Phase → who sees it; the writers among them may say that it is still right.
SEEN = {
    "draft": REVIEWERS | {"author"},
    "in_review": REVIEWERS | {"author"},
    "scheduled": REVIEWERS | {"author"},
    "live": READERS,
}
STEPS = {
    "draft": (),
    "in_review": ("submit",),
    "scheduled": ("submit", "schedule"),
    "live": ("submit", "publish"),
}


def translation(phase: str) -> tuple[Article, Article]:
    """Return one of the author's in this phase, and what came of its original."""
    german = factories.published(by=people("author"))
    english = translate(german, into="en", by=people("author"))
    english = factories.edited(english, by=people("author"), headline="An example")
    for step in STEPS[phase]:
        by = people("author") if step == "submit" else factories.chief()
        at = Publication(at=timezone.now() + DAY if step == "schedule" else None)
        name = "submit" if step == "submit" else "publish"
        options = {} if step == "submit" else {"options": at}
        english = move(english, name, by=by, **options)
    return english, factories.republished(german, body="<p>Neu.</p>")


def page(name: str, article: Article) -> str:
    return reverse(f"articles_article_{name}", args=[article.pk])


def is_still_right(article: Article) -> bool:
    return article.decisions.filter(transition="still_right").exists()


@world
def desk():
    """Return a translation in each phase, what came of its original, and browsers."""
    return {phase: translation(phase) for phase in SEEN}, clients()


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_it_compares_it_and_writers_decide(desk, role):
    translations, browsers = desk
    client: Client = browsers[role]
    listed = client.get("/admin/translations/")
    assert (listed.status_code == 200) == (role in READERS)
    for phase, (english, german) in translations.items():
        sees, writes = role in SEEN[phase], role in SEEN[phase] & WRITERS
        assert (client.get(page("behind", english)).status_code == 200) == sees, phase
        assert (page("behind", english) in listed.text) == sees, phase
        assert (page("still_right", english) in listed.text) == writes, phase
        assert (page("catch_up", english) in listed.text) == (
            writes and phase == "live"
        ), phase
        if role in STAFF:
            for name in ("still_right", "catch_up"):
                assert client.get(page(name, english)).status_code == 405, phase
        form = {"seen": english.lock, "original": german.pk}
        client.post(page("still_right", english), form)
        assert is_still_right(english) == writes, phase


@pytest.mark.parametrize("role", ROLES)
def test_writers_revise_it_once_readers_have_it(desk, role):
    translations, browsers = desk
    english, german = translations["live"]
    browsers[role].post(page("catch_up", english), {"original": german.pk})
    made = Article.objects.filter(edition=english.edition_id, number=2)
    assert made.exists() == (role in WRITERS)
