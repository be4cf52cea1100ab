"""The site's own pages: at their addresses, and linked from every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Page
from tests.site.public.reading import (
    body_of,
    canonical,
    hreflangs,
    links_of,
    meta,
    tree,
)
from tests.support import factories

pytestmark = pytest.mark.django_db
EVERYWHERE = [
    "/de/",
    "/de/artikel/",
    "/de/artikel/beispiel/",
    "/de/artikel/weg/",
    "/de/themen/",
    "/de/seite/about/",
    "/de/barriere-melden/",
    "/de/barriere-melden/danke/",
    "/de/nix/",
]


def footer_links(page) -> dict[str, str]:
    return {
        "".join(a.itertext()): a.get("href") for a in page.find("body/footer").iter("a")
    }


@pytest.mark.wcag("3.2.3", "3.2.4", "3.2.6", on="site")
def test_every_page_links_the_sites_own_pages_and_the_form_in_one_order(client):
    factories.published(slug="beispiel")
    factories.withdrawn(slug="weg")
    for kind in ("about", "accessibility", "privacy", "imprint"):
        factories.site_page(kind)
    factories.site_page("about", language="en", slug="us")
    for path in EVERYWHERE:
        links = footer_links(tree(client.get(path).text))
        assert list(links)[-5:] == [
            "Titel imprint",
            "Titel privacy",
            "Titel accessibility",
            "Titel about",
            "Barriere melden",
        ], path
        assert links["Titel imprint"] == "/de/seite/imprint/"
    assert list(footer_links(tree(client.get("/en/").text))) == [
        "Subscribe",
        "Corrections and withdrawals",
        "Send us news",
        "Titel about",
        "Report a barrier",
    ]


def test_the_footer_costs_one_question_however_many_pages_there_are(client):
    def count(path):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    before = count("/de/themen/")
    for kind in ("about", "accessibility", "privacy", "imprint"):
        factories.site_page(kind)
    assert count("/de/themen/") == before
    assert count("/de/seite/about/") <= 4


def test_a_page_shows_its_text_and_when_it_was_changed(client):
    body = "<h2>Kapitel</h2><p>Ein &amp; alles, <em>wirklich</em>.</p>"
    found = factories.site_page("about", title="Über & uns", body=body)
    response = client.get("/de/seite/about/")
    page = tree(response.text)
    assert page.find("head/title").text == "Über & uns – Newsroom"
    assert canonical(page).endswith("/de/seite/about/")
    assert meta(page, "description") == "Kapitel Ein & alles, wirklich."
    assert "Ein & alles, wirklich." in body_of(page)
    day = timezone.localdate(found.updated_at)
    assert f"Zuletzt geändert am {day:%d.%m.%Y}" in body_of(page)
    assert response["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=1"


def test_pages_of_one_kind_lead_to_each_other(client):
    factories.site_page("about", slug="ueber-uns")
    alone = tree(client.get("/de/seite/ueber-uns/").text)
    assert hreflangs(alone) == {}
    factories.site_page("about", language="en", slug="about-us")
    german = hreflangs(tree(client.get("/de/seite/ueber-uns/").text))
    assert german == hreflangs(tree(client.get("/en/page/about-us/").text))
    assert german["en"].endswith("/en/page/about-us/")
    assert client.get("/en/page/ueber-uns/").status_code == 404
    assert client.get("/de/seite/about-us/").status_code == 404


@pytest.mark.wcag("12.1.1", on="site")
def test_the_accessibility_statement_leads_to_the_form_and_says_when_it_was_reviewed(
    client,
):
    factories.site_page("accessibility", reviewed_on="2027-02-03")
    factories.site_page("imprint")
    page = tree(client.get("/de/seite/accessibility/").text)
    assert links_of(page)["Barriere melden"] == "/de/barriere-melden/"
    assert "Zuletzt überprüft am 03.02.2027." in body_of(page)
    assert "Barriere melden" not in links_of(
        tree(client.get("/de/seite/imprint/").text)
    )


def test_a_deleted_page_is_as_unknown_as_any_other(client):
    factories.site_page("about")
    Page.objects.all().delete()
    assert client.get("/de/seite/about/").status_code == 404


@pytest.mark.wcag("1.3.2", "3.1.2", "5.4", on="site")
def test_a_passage_from_the_right_runs_from_there_on_pages_in_articles_and_feeds(
    client,
):
    body = '<p>Der Titel:</p><p lang="ar">سلام.</p>'
    factories.site_page("about", body=body)
    article = factories.published(slug="titel", body=body)
    paths = ("/de/seite/about/", "/de/artikel/titel/", "/de/artikel/feed.atom")
    for path in paths:
        text = client.get(path).text.replace("&lt;", "<").replace("&gt;", ">")
        assert '<p lang="ar" dir="rtl">سلام.</p>' in text.replace("&quot;", '"'), path
    article.refresh_from_db()
    assert article.body == body
