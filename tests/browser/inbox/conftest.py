"""Somebody at the inbox, and so many items in it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Page

from articles.models import InboxItem
from tests.browser.support.editing import log_in
from tests.support.inbox import feed, item


@pytest.fixture
def sit_down(new_context, base_url):
    """Return a function that opens a person's browser."""

    def sit_down(person, **options) -> Page:
        window = {"width": 1280, "height": 900}
        usual = {"locale": "de", "viewport": window}
        context = new_context(**usual | options)
        log_in(context, base_url, person)
        return context.new_page()

    with override("de"):
        yield sit_down


@pytest.fixture
def news():
    """Return a function that makes so many items, the newest first."""

    def news(count: int, **values) -> list[InboxItem]:
        of, now = feed("Institut Beispiel"), timezone.now()
        return [
            item(f"Meldung {n}", of=of, at=now - timedelta(minutes=n + 1), **values)
            for n in range(count)
        ]

    return news
