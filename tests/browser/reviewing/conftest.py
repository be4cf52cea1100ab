"""Somebody at a desk where articles wait for a review."""

import pytest
from django.utils.translation import override
from playwright.sync_api import Page

from articles.models import Article
from tests.browser.support.editing import log_in
from tests.support import factories


@pytest.fixture
def sit_down(new_context, base_url, request):
    """Return a function that opens a person's browser, as wide as the module says."""

    def sit_down(person, width: int = request.module.WIDTH, **options) -> Page:
        window = {"width": width, "height": 900}
        usual = {"locale": "de", "viewport": window}
        context = new_context(**usual | options)
        log_in(context, base_url, person)
        return context.new_page()

    with override("de"):
        yield sit_down


@pytest.fixture
def waiting():
    """Return a function that makes so many articles in review."""

    def waiting(count: int) -> list[Article]:
        return [factories.in_review(headline=f"Artikel Nr. {n}") for n in range(count)]

    return waiting
