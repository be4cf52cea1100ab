"""History and comparison work in a real browser, for everybody and without a script."""

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import expect

from articles.editing.publishing import move
from articles.models import Article
from tests.support import factories
from tests.support.contents import attributions, full_content, keys
from tests.support.desk.desk import url

SHORT = ("de-light-1280", "en-dark-320")
LONG = [
    f"{language}-{scheme}-{width}"
    for language in ("de", "en")
    for scheme in ("light", "dark")
    for width in (320, 1280)
]
SETTINGS = [
    *SHORT,
    *(pytest.param(it, marks=pytest.mark.long) for it in LONG if it not in SHORT),
]


@pytest.fixture
def draft(live_server):
    """Return the draft of a next version that changes something of every kind."""
    lines = [f"<p>Der Absatz mit der Nummer {n} ist lang genug.</p>" for n in range(40)]
    content = full_content() | {"change_kind": "first", "change_note": ""}
    live = factories.draft(**content | {"body": "".join(lines)})
    move(live, "submit", by=live.author)
    move(live, "send_back", by=factories.editor(), note="Bitte kürzen.")
    move(live, "submit", by=live.author)
    move(live, "publish", by=factories.chief())
    lines[20] = "<p>Ein neuer Absatz.</p>"
    return factories.revised(
        live,
        headline="Ausfuhren in die Schweiz wachsen",
        body="".join(lines),
        dated="2020-03-01",
        topics=keys(factories.topic("Ausfuhr"), factories.topic("Neues")),
        attributions=attributions()[::-1],
        further_reading=[{"title": "T", "url": f"https://example.org/{'lang-' * 60}"}],
    )


@pytest.fixture
def open_desk(new_context, client):
    """Return a page of a browser in which the editor is logged in."""

    def make(**options):
        client.force_login(factories.editor())
        context = new_context(**options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([cookie | {"url": django_settings.NEWSROOM_ORIGIN}])
        return context.new_page()

    return make


@pytest.mark.parametrize("setting", SETTINGS)
def test_history_and_comparison_are_accessible_and_fit(draft, open_desk, axe, setting):
    language, scheme, width = setting.split("-")
    page = open_desk(
        viewport={"width": int(width), "height": 800},
        color_scheme=scheme,
        locale=language,
    )
    live = draft.edition.live_article().snapshots.last()
    last = draft.snapshots.order_by("lock").last()
    for path in (
        url(Article, "history", draft.pk),
        f"{url(Article, 'compare', draft.pk)}?old={live.pk}&new={last.pk}",
    ):
        assert page.goto(path).status == 200
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        axe(page)


@pytest.mark.wcag("1.3.1", "3.2.2", "3.3.4", on="desk")
def test_two_saves_are_compared_and_one_restored_without_a_script(draft, open_desk):
    page = open_desk(java_script_enabled=False, locale="en")
    page.goto(url(Article, "history", draft.pk))
    page.locator('input[name="old"]').last.check()
    page.get_by_role("button", name="Compare").first.click()
    expect(page.locator("#field-headline")).to_have_text("Headline")
    headline = page.get_by_role("region", name="Headline")
    headline.get_by_role("button", name="Restore the older").click()
    expect(page).to_have_url(url(Article, "change", draft.pk))
    stored = Article.objects.get(pk=draft.pk)
    assert stored.headline == "Ausfuhren in die USA wachsen"
    assert stored.body == draft.body
    page.goto(url(Article, "history", draft.pk))
    page.get_by_role("button", name="Restore all of this").last.click()
    assert Article.objects.get(pk=draft.pk).body != draft.body
