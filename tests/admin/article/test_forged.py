"""No forged POST changes a status, a window or a published text."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.domain.content import content_of
from articles.models import Article, Decision, Edition, Snapshot
from tests.support import factories
from tests.support.contents import choices
from tests.support.desk.asking import Answer
from tests.support.desk.desk import PEOPLE, at_desk, read_form, url

pytestmark = pytest.mark.django_db

STATE = {
    "status": "published",
    "number": "77",
    "author": "1",
    "edition": "1",
    "lock": "99",
    "content_hash": "x",
    "imported_hash": "x",
    "ending": "gone",
    "printed_on": "2020-01-01",
} | {
    f"{moment}{part}": value
    for moment in ("live_from", "live_until", "expires_at", "ended_at", "updated_at")
    for part, value in (
        ("", "2020-01-01 00:00"),
        ("_0", "01.01.2020"),
        ("_1", "00:00"),
    )
}


def frozen_state(article) -> dict:
    names = (
        "status edition_id number author_id live_from live_until expires_at ended_at "
        "ending ending_reason printed_on updated_at imported_hash created_at"
    )
    return Article.objects.filter(pk=article.pk).values(*names.split()).get()


def everything() -> list:
    """Return all articles with content and state, and how much is on record."""
    counts = [Decision.objects.count(), Snapshot.objects.count()]
    return counts + [
        (content_of(article), frozen_state(article), article.lock)
        for article in Article.objects.order_by("pk")
    ]


# As groups of the form are called.
ROWS = ("further_reading", "attributions", "related")
FROZEN = (factories.published, factories.withdrawn)


@pytest.mark.parametrize("make", FROZEN)
def test_s8_what_was_published_has_no_form_and_takes_none(make):
    article = make(further_reading=[{"title": "Weiteres"}])
    for person in PEOPLE.values():
        assert_takes_no_form(at_desk(person()), article)


def assert_takes_no_form(client, article) -> None:
    path = url(Article, "change", article.pk)
    page = client.get(path)
    assert page.status_code == 200
    assert 'name="headline"' not in page.text
    assert 'name="further_reading-0-title"' not in page.text
    before = everything()
    data = STATE | rows("further_reading", article.further_reading.get())
    answer = client.post(path, data | {"headline": "Anders", "body": "<p>Anders</p>"})
    assert answer.status_code == 403
    data |= {"seen_lock": "1", "slug": "anders"} | rows("attributions")
    assert client.post(path, data).status_code in {200, 403}
    data |= {"seen_lock": str(article.lock)}
    assert client.post(path, data).status_code == 403
    assert everything() == before


def rows(prefix, row=None) -> dict:
    count = int(row is not None)
    form = {
        f"{prefix}-TOTAL_FORMS": count,
        f"{prefix}-INITIAL_FORMS": count,
    }
    if row:
        form |= {f"{prefix}-0-id": row.pk, f"{prefix}-0-title": "Anders"}
        form |= {f"{prefix}-0-DELETE": "on", f"{prefix}-0-article": row.article_id}
    return form


def test_an_author_cannot_write_what_lies_in_review_or_is_anothers():
    client = at_desk(factories.author())
    for article, status in (
        (factories.in_review(), 403),
        (factories.draft(by=factories.author("Andere Autorin")), 302),
    ):
        before = everything()
        data = {"headline": "Anders", "seen_lock": article.lock}
        data |= rows("attributions") | rows("further_reading")
        answer = client.post(url(Article, "change", article.pk), data)
        assert answer.status_code == status
        assert everything() == before


def full(name: str, by):
    """Return a draft with a row in each group of its form."""
    source, other = factories.source(), factories.published(headline=f"Zu {name}")
    return factories.draft(
        by=by,
        headline=name,
        further_reading=[{"title": name}],
        attributions=[{"source": str(source.key), "title": name}],
        related=choices("pinned", other.edition),
    )


def rows_of(article) -> list:
    return [list(getattr(article, group).values()) for group in ROWS]


def test_s13_rows_of_another_article_cannot_be_reached_through_ones_own():
    theirs = full("Ihres", factories.author("Andere Autorin"))
    mine = full("Meines", factories.author())
    client, path = at_desk(factories.author()), url(Article, "change", mine.pk)
    before = rows_of(theirs)
    assert all(before)
    prefixes = {"further_reading", "attributions", "related"}
    for prefix, [row] in zip(ROWS, before, strict=True):
        prefixes.remove(prefix)
        forged, theirs_too = (
            {f"{prefix}-0-id": row["id"]},
            {f"{prefix}-0-article": theirs.pk},
        )
        for extra in ({}, {f"{prefix}-0-DELETE": "on"}, theirs_too):
            data = read_form(client.get(path)) | forged | extra
            status = client.post(path, data).status_code
            assert status == (200 if extra is theirs_too else 302), (prefix, extra)
            assert rows_of(theirs) == before, (prefix, extra)
    assert prefixes == set()


def test_s2_save_as_new_is_refused():
    live = factories.published()
    draft = factories.draft()
    for role in ("author", "chief", "admin"):
        client = at_desk(PEOPLE[role]())
        for article in (live, draft):
            path = url(Article, "change", article.pk)
            data = read_form(client.get(path)) | {"_saveasnew": "1", "language": "de"}
            assert client.post(path, data).status_code == 403
    assert Article.objects.count() == 2
    assert Edition.objects.count() == 2


def who_may_only_add():
    person = factories.user("Neue Beispiel")
    person.user_permissions.set(Permission.objects.filter(codename="add_article"))
    return person


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "discarded"])
def test_s6_who_may_add_articles_copies_none_that_she_may_not_read(state):
    theirs = getattr(factories, state)(
        by=factories.author("Andere Autorin"), headline="Geheimer Kopf", slug="geheim"
    )
    for person in (factories.author(), who_may_only_add()):
        assert_copies_none_of(at_desk(person), theirs)


def assert_copies_none_of(client, theirs) -> None:
    before, key = everything(), str(theirs.pk)
    named = [reverse("admin:articles_article_revise", args=[theirs.pk])]
    for language in ("de", "en"):
        args = [theirs.pk, language]
        named.append(reverse("admin:articles_article_translate", args=args))
    asked = [("post", path, {}) for path in named]
    change, add = url(Article, "change", theirs.pk), url(Article, "add")
    asked += [("post", change, {"_saveasnew": "1", "language": "de"})]
    asked += [("get", change, {}), ("get", url(Article, "history", theirs.pk), {})]
    asked += [("get", add, {name: key}) for name in ("copy", "of", "original", "story")]
    for method, path, data in asked:
        answer = Answer(client, method, path, data)
        assert answer.status in ({200} if path == add else {302, 403, 404}), path
        assert "geheim" not in answer.told.casefold(), path
    assert everything() == before
