"""Old addresses lead to the thing that they name, as it is at the moment of asking."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.domain import site_version
from articles.editing.writing import merge
from articles.models import LeadsTo, OldAddress, as_stored
from tests.site.old_addresses.old_site import led, of_article, of_label, remember
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_an_article_is_found_at_its_old_path_however_it_is_written(client):
    article = factories.published(slug="neu")
    of_article(article, "/2019/05/grüße/")
    written = ("grüße/", "gr%c3%bc%c3%9fe", "grüße/?utm_source=x")
    for path in (f"/2019/05/{one}" for one in written):
        assert led(client, path) == (301, "/de/artikel/neu/")
        assert client.head(path).status_code == 301


def test_an_article_is_found_by_the_query_that_named_it(client):
    of_article(factories.published(slug="neu"), "/", "p=5")
    of_article(factories.published(slug="zwei"), "/index.php", "L=0&id=12&cHash=ab")
    assert led(client, "/?p=5") == (301, "/de/artikel/neu/")
    assert led(client, "/index.php?id=12&L=0") == (301, "/de/artikel/zwei/")
    assert led(client, "/index.php?id=13&L=0")[0] == 404
    assert led(client, "/?p=6", headers={"Accept-Language": "de"}) == (302, "/de/")


def test_a_new_slug_is_one_redirect_away(client):
    article = factories.published(slug="neu")
    of_article(article, "/alt/")
    factories.republished(article, slug="noch-neuer")
    assert led(client, "/alt/") == (301, "/de/artikel/noch-neuer/")


def test_what_became_of_an_article_is_said_as_at_its_own_address(client):
    successor = factories.published(slug="nachfolger")
    replaced = factories.superseded(factories.published(slug="ersetzt"), successor)
    ends = {
        "/zurueck/": factories.withdrawn(slug="zurueck"),
        "/weg/": factories.withdrawn(slug="weg", ending="gone"),
        "/vorbei/": factories.expired(slug="vorbei"),
        "/ersetzt/": replaced,
    }
    for path, article in ends.items():
        of_article(article, path)
    assert led(client, "/zurueck/") == (301, "/de/artikel/zurueck/")
    assert led(client, "/ersetzt/") == led(client, "/de/artikel/ersetzt/")
    assert led(client, "/ersetzt/") == (301, "/de/artikel/nachfolger/")
    for path, slug in (("/weg/", "weg"), ("/vorbei/", "vorbei")):
        answer, own = client.get(path), client.get(f"/de/artikel/{slug}/")
        assert answer.status_code == own.status_code == 410
        assert answer.text == own.text


@pytest.mark.parametrize("make", ["draft", "in_review", "scheduled", "discarded"])
def test_what_is_not_public_is_not_betrayed(client, make):
    article = getattr(factories, make)(headline="Streng geheim")
    of_article(article, "/geheim/")
    unknown = client.get("/unbekannt/")
    for path in ("/geheim/", "/geheim/feed/", "/geheim/page/2/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.text.replace("geheim", "unbekannt") == unknown.text or (
            "Streng" not in answer.text
        )


def test_an_article_leads_on_from_the_moment_of_its_publication(client, time_machine):
    start = timezone.now()
    article = factories.scheduled(at=start + timedelta(hours=1), slug="bald")
    of_article(article, "/bald/")
    assert led(client, "/bald/")[0] == 404
    time_machine.move_to(start + timedelta(hours=2))
    assert led(client, "/bald/") == (301, "/de/artikel/bald/")


def test_a_label_leads_to_its_page_and_its_feeds(client):
    topic = factories.topic("Innovation")
    assert topic.pk
    of_label(topic, "/tag/innovation/")
    assert led(client, "/tag/innovation/")[0] == 404
    factories.published(topics=[str(topic.key)])
    assert led(client, "/tag/innovation/") == (301, "/de/themen/innovation/")
    assert led(client, "/tag/innovation/page/3/") == (301, "/de/themen/innovation/")
    for path, form in (
        ("/tag/innovation/feed/", "rss"),
        ("/tag/innovation/feed/atom/", "atom"),
        ("/tag/innovation/?feed=rss2", "rss"),
    ):
        assert led(client, path) == (301, f"/de/themen/innovation/feed.{form}")


def test_a_merged_or_renamed_label_is_one_redirect_away(client):
    old, new = factories.topic("Alt"), factories.topic("Neu")
    factories.published(topics=[str(old.key)])
    of_label(old, "/tag/alt/")
    merge(old, into=new, by=factories.chief())
    assert led(client, "/tag/alt/feed/") == (301, "/de/themen/neu/feed.rss")
    new.slugs = {"de": "ganz-neu"}
    new.save()
    assert led(client, "/tag/alt/") == (301, "/de/themen/ganz-neu/")


def test_a_deleted_label_is_unknown(client):
    topic = factories.topic("Innovation")
    of_label(topic, "/tag/innovation/")
    topic.delete()
    assert led(client, "/tag/innovation/")[0] == 404
    assert led(client, "/tag/innovation/feed/")[0] == 404


def test_an_old_site_leads_to_the_list_and_the_feed_of_its_language(client):
    remember("/", leads_to=LeadsTo.ARTICLES, language="en")
    remember("/author/erika", leads_to=LeadsTo.ARTICLES, language="en")
    remember("/rss.xml", leads_to=LeadsTo.HOME, language="en", feed="atom")
    assert led(client, "/author/erika/") == (301, "/en/articles/")
    assert led(client, "/author/erika/feed/") == (301, "/en/articles/feed.rss")
    assert led(client, "/page/2/") == (301, "/en/articles/")
    for path in ("/feed/", "/?feed=rss2", "/comments/feed/", "/feed"):
        assert led(client, path) == (301, "/en/articles/feed.rss")
    assert led(client, "/rss.xml") == (301, "/en/articles/feed.atom")
    assert led(client, "/?utm_source=x")[0] == 302


def test_of_two_old_sites_that_of_the_asked_host_counts(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for host in ("eins.example.org", "zwei.example.org"):
        of_article(factories.published(slug=host[:4]), "/", "p=5", host=host)
    for host in ("eins", "zwei"):
        asked = {"headers": {"Host": f"www.{host}.example.org"}}
        assert led(client, "/?p=5", **asked) == (301, f"/de/artikel/{host}/")
    assert led(client, "/?p=5") == (301, "/de/artikel/eins/")


def test_nothing_is_led_but_readers(client):
    of_article(factories.published(slug="neu"), "/alt/")
    of_article(factories.published(slug="pult"), "/admin/alt/")
    assert client.post("/alt/").status_code == 404
    assert client.put("/alt/").status_code == 404
    assert led(client, "/admin/alt/")[1] != "/de/artikel/pult/"


def test_our_own_pages_come_first(client):
    article = factories.published(slug="eigenes")
    of_article(factories.published(slug="anderes"), article.get_absolute_url())
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_lookup_costs_one_query_and_none_where_nothing_was_imported(
    client, django_assert_num_queries
):
    client.get("/unbekannt/")
    with django_assert_num_queries(1):
        client.get("/unbekannt/")
    of_article(factories.published(slug="neu"), "/alt/")
    client.get("/unbekannt/")
    with django_assert_num_queries(2):
        client.get("/unbekannt/feed/atom/?p=5&paged=2")
    with django_assert_num_queries(1):
        client.get("/" + "x" * 3_000)


def test_a_second_time_writes_nothing_and_an_article_keeps_its_address():
    article, other = factories.published(), factories.published()
    topic, second = factories.topic("Eins"), factories.topic("Zwei")
    of_article(article, "/alt/")
    of_label(topic, "/tag/x/")
    before = list(OldAddress.objects.order_by("pk").values()), state()
    of_article(article, "/alt/")
    of_label(topic, "/tag/x/")
    assert (list(OldAddress.objects.order_by("pk").values()), state()) == before
    assert of_article(other, "/alt/").edition == article.edition
    assert of_label(second, "/tag/x/").label_key == second.key


def state():
    return site_version.current(timezone.now()).state


@pytest.mark.parametrize("length", [1_001, 5_000])
def test_an_address_that_is_too_long_is_none(length):
    assert as_stored("x" * length) == as_stored("ü" * (length // 2)) == ""
