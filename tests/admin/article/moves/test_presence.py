"""The desk shows who else has an article open, and whether it was saved since."""

import pytest
from django.core.cache import cache

from articles.admin.article.moves import presence
from articles.models import Article, DeskSession
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_there():
    # Another test may have had an article of the same number open.
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock(monkeypatch):
    """Seconds that a test lets pass."""
    passed = [0]
    real = presence.time.time
    monkeypatch.setattr(presence.time, "time", lambda: real() + passed[0])
    return passed


def told(client, article, tab="eins", **said) -> str:
    path = f"/admin/articles/article/{article.pk}/presence/"
    answer = client.post(path, {"tab": tab, "seen": article.lock} | said)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_who_has_an_article_open_is_told_of_the_others():
    anna = factories.profile(factories.author("anna"), printed_name="Anna Autorin")
    article = factories.draft(by=anna)
    hers, theirs = at_desk(anna), at_desk(factories.editor("Rita Redakteurin"))
    assert told(hers, article) == ""
    assert "<bdi>Anna Autorin</bdi> hat ihn auch geöffnet, seit" in told(
        theirs, article
    )
    assert "Rita Redakteurin" in told(hers, article)
    # Two pages of the same user are no other person; nor is another article.
    assert told(hers, factories.draft(by=anna), tab="zwei") == ""
    assert told(hers, article, tab="zwei").count("<li>") == 1


def test_who_leaves_or_says_nothing_any_more_is_gone(clock):
    article = factories.draft()
    me, other = at_desk(article.author), at_desk(factories.editor())
    told(other, article, tab="andere")
    assert "<li>" in told(me, article)
    told(other, article, tab="andere", gone="1")
    assert told(me, article) == ""
    told(other, article, tab="andere")
    clock[0] = presence.ALIVE + 5
    assert told(me, article) == ""


def test_two_who_write_themselves_down_at_once_are_both_there(monkeypatch):
    article, me, other = factories.draft(), factories.author(), factories.editor()
    real, at_once = cache.set, [other]

    def set_late(key, pages, timeout):
        # The other one read before this one wrote, and writes after it.
        if at_once:
            real(key, pages, timeout)
            pages = {"andere": (at_once.pop().pk, 1, int(presence.time.time()))}
        real(key, pages, timeout)

    monkeypatch.setattr(presence.cache, "set", set_late)
    pages = presence.enter(article, "eins", me)
    assert {page[0] for page in pages.values()} == {me.pk, other.pk}


def test_nobody_learns_who_looks_at_what_she_may_not_see(client):
    article = factories.draft(by=factories.author("Andere Autorin"))
    path = f"/admin/articles/article/{article.pk}/presence/"
    assert at_desk(factories.author()).post(path, {"tab": "x"}).status_code == 404
    assert client.post(path, {"tab": "x"}).status_code == 302
    assert at_desk(factories.editor()).get(path).status_code == 405
    assert cache.get(f"present:{article.pk}") is None


def test_a_page_is_told_that_its_article_was_saved_since():
    article = factories.draft()
    page = url(type(article), "change", article.pk)
    me, other = at_desk(article.author), at_desk(factories.editor("Rita Redakteurin"))
    seen = read_form(me.get(page))["seen_lock"]
    assert (
        f'data-seen="{seen[0] if isinstance(seen, list) else seen}"'
        in me.get(page).text
    )
    save(other, page, teaser="Von ihr.")
    said = told(me, article)
    assert "<bdi>Rita Redakteurin</bdi> hat am" in said
    assert "/compare/?old=" in said
    assert (
        me.get(said.split('href="')[1].split('"')[0].replace("&amp;", "&")).status_code
        == 200
    )
    article.refresh_from_db()
    assert told(me, article) == ""
    lock = article.lock
    factories.move(article, "submit", by=article.author)
    assert "Zur Prüfung eingereicht" in told(me, article, seen=lock)
    assert told(me, article, seen="unsinn") == ""


def test_a_save_from_another_window_is_called_ones_own():
    article = factories.draft()
    seen = article.lock
    client = at_desk(article.author)
    factories.edited(article, by=article.author, headline="Anders")
    assert "Sie haben am" in told(client, article, seen=seen)
    moved = factories.move(Article.objects.get(), "submit", by=article.author)
    text = told(client, moved, seen=moved.lock - 1)
    assert "in einem anderen Fenster getan: Zur Prüfung eingereicht" in text
    assert "nachdem Sie" not in text


def test_a_page_that_is_only_open_does_not_use_the_session():
    article, person = factories.draft(), factories.author()
    client = at_desk(person)
    told(client, article)
    assert not DeskSession.objects.exists()
    client.get(url(type(article), "change", article.pk))
    assert DeskSession.objects.count() == 1
    session = client.session
    session["desk"] |= {"seen": 1}
    session.save()
    told(client, article)
    assert client.session["desk"]["seen"] == 1


def test_no_more_is_remembered_than_a_page_may_say():
    article, me = factories.draft(), factories.author()
    for n in range(presence.MOST + 10):
        presence.enter(article, f"{n}", me)
    assert len(presence.pages_of(article)) <= presence.MOST + 1
    told(at_desk(me), article, tab="x" * 10_000)
    longest = presence.LONGEST + len(f"{me.pk}:")
    assert max(map(len, presence.pages_of(article))) == longest
