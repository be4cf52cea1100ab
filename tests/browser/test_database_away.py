"""Somebody saves while the database is away, and does what the page says."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.support.editing import Form
from tests.support import factories

BROWSERS = "en-GB"


@pytest.fixture
def goes_away(monkeypatch):
    """Have nobody's session found, so no page of the desk, as without a database."""

    def away(_session):
        raise OperationalError("the database is away")

    return lambda: monkeypatch.setattr(SessionStore, "load", away)


def test_what_was_typed_is_sent_again_by_a_reload(
    new_context, base_url, goes_away, monkeypatch, watch
):
    # With a script, the page isn't left: test_unsaved.py.
    context = new_context(locale=BROWSERS, java_script_enabled=False)
    form = Form(context, base_url, factories.draft())
    form.page.fill("#id_headline", "Ein Fluss wird vermessen")
    goes_away()
    form.do("Save")
    expect(form.page.locator("main")).to_contain_text("reload this page in a minute")
    watch.take_refusal(503)
    form.page.reload()
    expect(form.page.locator("main")).to_contain_text("reload this page in a minute")
    watch.take_refusal(503)
    monkeypatch.undo()
    form.page.reload()
    expect(form.page.locator("#id_headline")).to_have_value("Ein Fluss wird vermessen")
    assert Article.objects.get().headline == "Ein Fluss wird vermessen"
