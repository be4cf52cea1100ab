"""The history page lists each save and decision of an edition to users who may read."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext as _

from articles.admin.article.history import timeline
from articles.editing.publishing import move
from articles.editing.writing import add_version, begin, revise
from articles.models import Article, Decision, Snapshot
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, url

pytestmark = pytest.mark.django_db

TOKEN = "geheimnis7q"


class Text(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)

    def handle_data(self, data):
        self.parts.append(data)


def words(html: str) -> str:
    """Return what a page says, as one line."""
    main = html[html.index('<div id="content"') : html.index('<footer id="footer"')]
    return " ".join("".join(Text(main).parts).split())


def history(person, article, query: str = ""):
    answer = at_desk(person).get(url(Article, "history", article.pk) + query)
    assert answer.status_code == 200
    return answer


def whole_story():
    """Return the first version of an edition with something of everything."""
    article = factories.draft()
    factories.edited(article, by=factories.editor(), headline="Besser", teaser="T")
    move(article, "submit", by=article.author)
    move(article, "send_back", by=factories.editor(), note="Bitte <b>kürzen</b>.")
    move(article, "submit", by=article.author)
    move(article, "publish", by=factories.chief())
    factories.revised(article, headline="Zweite Fassung")
    return article


def test_the_history_tells_who_did_what_when_and_why():
    article = whole_story()
    page = history(factories.editor(), article)
    said = words(page.text)
    for expected in (
        "Version 2 · Entwurf",
        "Version 1 · Online",
        "Bearbeitet: Überschrift, Vorspann",
        "Zurückgegeben: In Prüfung →",
        "Bitte <b>kürzen</b>.",
        "Veröffentlicht: In Prüfung →",
        "Chefin Beispiel",
    ):
        assert expected in said
    for record in (*Snapshot.objects.all(), *Decision.objects.all()):
        at = re.escape(f"{record.at:%M:%S.%f}")
        assert re.search(f'<time datetime="[^"]*{at}', page.text)


def test_the_newest_stands_first():
    said = words(history(factories.editor(), whole_story()).text)
    order = ("Version 2", "Version 1", "Veröffentlicht", "Zurückgegeben", "Vorspann")
    places = [said.index(text) for text in order]
    assert places == sorted(places)


def test_people_are_called_by_their_printed_names_and_the_importer_by_its_work():
    writer = factories.author("amuster")
    factories.profile(writer, printed_name="Anna Muster")
    article = factories.draft(by=writer)
    said = words(history(factories.editor(), article).text)
    assert "Anna Muster" in said
    assert "amuster" not in said
    imported = begin({"headline": "Import"}, language="de", by=None)
    assert "· Import" in words(history(factories.editor(), imported).text)


def test_a_publication_without_a_second_person_is_marked():
    chief = factories.admin()
    article = factories.draft(by=chief)
    move(article, "submit", by=chief)
    mark = _("without a second person")
    assert mark not in words(history(chief, article).text)
    move(article, "publish", by=chief, note="Eilt.")
    assert mark in words(history(chief, article).text)


def test_a_first_save_is_compared_with_the_last_version_that_was_not_discarded():
    live = factories.published(headline="Eins")
    dropped = factories.revised(live, headline="Verworfen")
    move(dropped, "discard", by=dropped.author)
    draft = revise(live, by=factories.author())
    page = history(factories.editor(), draft)
    before, first = live.snapshots.get(), draft.snapshots.get()
    assert f"?old={before.pk}&amp;new={first.pk}" in page.text
    assert words(page.text).count("Überschrift") == 1


def test_the_last_two_saves_are_chosen_beforehand():
    article = factories.draft()
    for headline in ("Zwei", "Drei"):
        factories.edited(article, by=article.author, headline=headline)
    page = history(article.author, article)
    _first, second, third = article.snapshots.order_by("lock")
    assert f'name="old" value="{second.pk}" checked' in page.text
    assert f'name="new" value="{third.pk}" checked' in page.text
    assert page.text.count(" checked") == 2


def test_the_working_version_is_compared_with_the_live_one_by_one_click():
    article = whole_story()
    page = history(factories.editor(), article)
    live, working = article.snapshots.last(), article.edition.working_version()
    last = working.snapshots.order_by("lock").last()
    assert f"?old={live.pk}&amp;new={last.pk}" in page.text


def test_another_authors_drafts_and_remarks_are_not_told():
    colleague = factories.author("Andere Autorin")
    live = factories.draft(by=colleague, headline=f"Alt {TOKEN}")
    factories.edited(live, by=colleague, headline="Öffentlich", slug="oeffentlich")
    move(live, "submit", by=colleague, note=f"Notiz {TOKEN}")
    move(live, "publish", by=factories.chief())
    factories.revised(live, by=colleague, headline=f"Neu {TOKEN}")
    for role in ("author", "reader", "sources"):
        page = history(PEOPLE[role](), live)
        assert TOKEN not in page.text
        assert "Version 1" in page.text
        assert "Version 2" not in page.text
        assert 'type="radio"' not in page.text
        assert "restore" not in page.text
    assert TOKEN in history(factories.editor(), live).text


def test_an_author_sees_her_own_versions_of_a_colleagues_article():
    live = factories.published(
        by=factories.author("Andere Autorin"), headline="Öffentlich"
    )
    factories.revised(live, headline="Meine Fassung")
    page = history(factories.author(), live)
    keys = set(re.findall(r'name="old" value="(\d+)"', page.text))
    mine = live.edition.working_version().snapshots.values_list("pk", flat=True)
    assert keys == set(map(str, mine))
    assert not re.search(f"old={live.snapshots.get().pk}&", page.text)


def test_a_hidden_articles_history_is_that_of_an_unknown_one():
    hidden = factories.draft(by=factories.author("Andere Autorin"), headline=TOKEN)
    client = at_desk(factories.author())
    for key in (hidden.pk, hidden.pk + 1, 10**26, "x"):
        answer = client.get(url(Article, "history", key), follow=True)
        assert [status for _url, status in answer.redirect_chain] == [302]
        assert TOKEN not in answer.text


@pytest.mark.parametrize("query", ["?p=x", "?p=%00", "?p=-1", "?old=x&new=%00"])
def test_no_odd_parameter_breaks_the_page(query):
    history(factories.author(), factories.draft(), query)


ON_A_PAGE = 12


@pytest.fixture
def _short_pages(monkeypatch):
    monkeypatch.setattr(timeline, "ON_A_PAGE", ON_A_PAGE)


def long_history():
    article = factories.draft()
    for n in range(ON_A_PAGE + 5):
        factories.edited(article, by=article.author, headline=f"Stand {n}")
    return article


@pytest.mark.usefixtures("_short_pages")
def test_a_long_history_has_pages_and_the_choice_goes_along():
    article = long_history()
    first = article.snapshots.order_by("lock").first()
    last = article.snapshots.order_by("lock").last()
    page = history(article.author, article)
    assert page.text.count('name="old"') == ON_A_PAGE
    assert f'name="old" value="{first.pk}"' not in page.text
    page = history(article.author, article, f"?p=2&old={first.pk}&new={last.pk}")
    assert page.text.count('name="old"') == 6 + 1
    assert _("Chosen on another page") in page.text
    for name, save in (("old", first), ("new", last)):
        assert f'name="{name}" value="{save.pk}" checked' in page.text


@pytest.mark.usefixtures("_short_pages")
def test_no_choice_from_elsewhere_is_shown():
    article, other = long_history(), factories.published()
    hidden = factories.draft(by=factories.author("Andere Autorin"))
    keys = (other.snapshots.first().pk, hidden.snapshots.first().pk)
    page = history(article.author, article, f"?old={keys[0]}&new={keys[1]}")
    assert page.text.count('name="old"') == ON_A_PAGE


def asked(person, article) -> int:
    client = at_desk(person)
    client.get(url(Article, "history", article.pk))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(Article, "history", article.pk)).status_code == 200
    return len(queries)


@pytest.mark.usefixtures("_short_pages")
def test_a_long_history_asks_the_database_as_often_as_a_short_one():
    short, long = whole_story(), long_history()
    long = move(long, "submit", by=long.author)
    move(long, "publish", by=factories.chief())
    factories.revised(long, headline="Neu")
    for person in (factories.author(), factories.editor(), factories.admin()):
        counts = {asked(person, article) for article in (short, long)}
        assert len(counts) == 1
        assert counts.pop() <= 15


def test_what_can_be_restored_has_a_button_for_who_may():
    article = whole_story()
    page = history(factories.editor(), article)
    draft = article.edition.working_version()
    # The last save is what the working version holds.
    assert page.text.count('form="restore"') == Snapshot.objects.count() - 1
    assert f"{url(Article, 'restore', draft.pk)}" in page.text
    assert 'form="restore"' not in history(PEOPLE["reader"](), article).text
    move(draft, "submit", by=draft.author)
    assert 'form="restore"' not in history(draft.author, article).text


def test_without_a_working_version_nothing_is_offered_but_advice():
    article = factories.replaced()
    page = history(factories.editor(), article)
    assert 'form="restore"' not in page.text
    advice = "There is no working version to restore into. Revise the article first."
    assert _(advice) in page.text


def test_versions_of_the_importer_are_named_too():
    live = factories.published()
    add_version(
        live.edition, {"headline": "Import"}, by=None, origin=Snapshot.Origin.IMPORT
    )
    assert "Importiert" in words(history(factories.editor(), live).text)


def test_it_leads_to_the_tables_behind_it_for_who_may_open_them():
    live = factories.published(headline="Kopf")
    factories.published(headline="Ein anderer", slug="anderer")
    client = at_desk(factories.editor())
    page = client.get(url(Article, "history", live.pk) + "?p=1").text
    for model in (Decision, Snapshot):
        address = f"{url(model, 'changelist')}?edition={live.edition_id}"
        assert f'href="{address}"' in page
        rows = client.get(address).context["cl"].result_list
        assert {row.article_id for row in rows} == {live.pk}
    reader = factories.user("Nur Artikel")
    right = Permission.objects.get(codename="view_article")
    reader.user_permissions.add(right)
    assert "Technisch" in page
    assert "Technisch" not in at_desk(reader).get(url(Article, "history", live.pk)).text
