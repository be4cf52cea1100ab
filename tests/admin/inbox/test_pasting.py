"""An address that somebody pastes at the desk becomes an item, with its source."""

import pytest
from django.core.cache import cache
from django_ox.testing import run_tasks

from articles.models import Errand, InboxItem, InboxRule, SourceTerms
from tests.inbox.incoming.pages import page, robots
from tests.inbox.watching.server import serving
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, reader

pytestmark = pytest.mark.django_db

PASTE = "/admin/inbox/paste/"


@pytest.fixture(autouse=True)
def site(settings, tmp_path, monkeypatch):
    cache.clear()  # the robots.txt of another test's server
    monkeypatch.setattr("articles.inbox.fetching.turns.PAUSE", 0.0)
    settings.VAR = tmp_path
    with serving({}) as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.place,)
        server.plays["/labor"] = page()
        yield server


def pasted(client, address: str):
    """Return the answer once the worker has fetched the address."""
    answer = client.post(PASTE, {"address": address})
    assert answer.status_code == 302
    waiting = client.get(answer.url)
    assert waiting.headers["Refresh"]
    assert "wird gerade abgerufen" in waiting.text
    assert address in waiting.text
    run_tasks(raise_failures=True)
    return client.get(answer.url, follow=True)


def made(site, client) -> InboxItem:
    pasted(client, site.address("/labor"))
    return InboxItem.objects.get()


def test_the_inbox_has_the_form_and_a_page_becomes_an_item(site):
    client = at_desk(factories.author())
    assert f'action="{PASTE}"' in client.get("/admin/inbox/").text
    answer = pasted(client, site.address("/labor"))
    one = InboxItem.objects.get()
    assert answer.redirect_chain == [(f"/admin/inbox/{one.pk}/", 302)]
    assert "Neues Labor in Köln" in answer.text
    assert "Die Seite ist jetzt im Eingang." in answer.text
    assert "Refresh" not in answer.headers


def test_one_that_is_known_leads_to_its_item(site):
    known = inbox.item("Bekannt", link=site.address("/labor"))
    answer = pasted(at_desk(factories.editor()), site.address("/labor"))
    assert answer.redirect_chain == [(f"/admin/inbox/{known.pk}/", 302)]
    assert "Der Eingang hatte diese Seite schon." in answer.text
    assert InboxItem.objects.count() == 1


@pytest.mark.parametrize("typed", ["kein Link", "ftp://x.example/", "file:///etc/x"])
def test_what_is_no_address_is_refused_and_stays_typed(typed):
    answer = at_desk(factories.editor()).post(PASTE, {"address": typed})
    assert answer.status_code == 200
    assert "Das ist keine Webadresse" in answer.text
    assert f'value="{typed}"' in answer.text
    assert not Errand.objects.exists()


def test_an_empty_form_says_what_is_missing():
    answer = at_desk(factories.editor()).post(PASTE, {"address": " "})
    assert answer.context["form"].errors["address"]


@pytest.mark.parametrize(
    ("path", "said"),
    [("/nichts", "404"), ("/labor", "lässt Programme diese Seite nicht abrufen")],
)
def test_what_cant_be_had_is_said_and_stays_typed(site, path, said):
    if path == "/labor":
        site.plays["/robots.txt"] = robots("User-agent: *", "Disallow: /")
    address = site.address(path)
    answer = pasted(at_desk(factories.editor()), address)
    [error] = answer.context["form"].errors["address"]
    assert said in error
    assert f'value="{address}"' in answer.text
    assert not InboxItem.objects.exists()


def test_a_reader_of_the_desk_and_a_link_ask_nobody(site):
    address = {"address": site.address("/labor")}
    assert at_desk(reader()).post(PASTE, address).status_code == 403
    assert at_desk(factories.editor()).get(PASTE, address).status_code == 200
    assert not Errand.objects.exists()


def test_nobody_sees_what_somebody_else_asked(site):
    asked = at_desk(factories.editor()).post(PASTE, {"address": site.address("/labor")})
    run_tasks(raise_failures=True)
    for url in (asked.url, f"{PASTE}?errand=nein"):
        answer = at_desk(factories.chief()).get(url)
        assert answer.context["standing"] is None
        assert "nicht mehr bekannt" in answer.text


def choose(one: InboxItem, client, **data):
    one.refresh_from_db()
    address = f"/admin/inbox/{one.pk}/source/"
    return client.post(address, {"seen": str(one.lock)} | data, follow=True)


@pytest.mark.both
def test_the_source_of_a_pasted_item_is_chosen_and_taken_over(site):
    client = at_desk(factories.author())
    one, source = made(site, client), factories.source("Institut")
    InboxRule.objects.create(phrase="Labor", source=source)
    inside = client.get(f"/admin/inbox/{one.pk}/").text
    assert f"/admin/inbox/{one.pk}/source/" in inside
    assert client.get(f"/admin/inbox/{one.pk}/source/").status_code == 200
    answer = choose(one, client, source=str(source.pk))
    one.refresh_from_db()
    assert one.source == source
    assert "kommt von: Institut" in answer.text
    # The rules for this source hold from now on.
    assert not one.is_sorted


@pytest.mark.both
def test_a_text_goes_with_the_terms_that_allowed_it(site):
    free = factories.source("Frei", homepage=site.address("/"))
    SourceTerms.objects.create(source=free, terms="free")
    client = at_desk(factories.editor())
    one = made(site, client)
    assert one.text
    choose(one, client, source=str(free.pk))
    one.refresh_from_db()
    assert one.text
    choose(one, client, source="")
    one.refresh_from_db()
    assert (one.source, one.text) == (None, "")


@pytest.mark.both
def test_a_source_that_has_the_page_already_is_refused(site):
    client = at_desk(factories.editor())
    one = made(site, client)
    of = inbox.feed("Institut")
    other = inbox.item(of=of)
    InboxItem.objects.filter(pk=other.pk).update(identity=one.identity)
    answer = choose(one, client, source=str(of.source_id))
    assert "hat diese Seite schon von „Institut“" in answer.text
    one.refresh_from_db()
    assert (one.source, one.lock) == (None, 0)


def test_a_word_that_names_no_source_is_refused_by_name(site):
    client = at_desk(factories.editor())
    one = made(site, client)
    answer = choose(one, client, **{"source-named": "Gibt es nicht"})
    assert "Gibt es nicht" in answer.context["form"].errors["source"][0]
    factories.source("Institut")
    choose(one, client, **{"source-named": "Institut"})
    one.refresh_from_db()
    assert str(one.source) == "Institut"


def test_what_a_feed_brought_keeps_its_source():
    one, other = inbox.item("Labor"), factories.source("Andere")
    client = at_desk(factories.editor())
    assert f"/{one.pk}/source/" not in client.get(f"/admin/inbox/{one.pk}/").text
    answer = choose(one, client, source=str(other.pk))
    assert "Ändern Sie die Quelle des Feeds." in answer.text
    before = one.source
    one.refresh_from_db()
    assert one.source == before
