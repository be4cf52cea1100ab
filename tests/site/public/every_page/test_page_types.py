"""No page is forgotten: each page readers can open is walked, linked and listed."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import override

from articles.admin.parts.bundles import serving
from articles.domain.pictures import card_of, plain_rendition
from articles.models import Article, Attachment, Image, Masthead
from articles.site.alerts import asking, own_pages
from articles.site.guests import files as guest_files, page as guest_page
from articles.site.public import style
from articles.site.public.article import reporting
from articles.site.public.lists import archive
from articles.site.reader_reports import barriers, tips
from tests.site.public.every_page.messages import names_of_messages, noting_messages
from tests.site.public.every_page.page_types import FILES, PAGES, fill_public_site
from tests.site.public.every_page.test_queries import LIMITS, NOWHERE
from tests.site.public.reading import canonical, hreflangs, meta, tree

ORIGIN = "http://127.0.0.1:8000"
# One is a page for developers; one joins files of the desk's pages; to the others a
# secret alone leads: tests/site/reader_reports/test_tips.py, tests/site/guests,
# tests/site/alerts.
UNSEEN = {style.style, serving.bundle, tips.confirm, guest_page.review}
UNSEEN |= {guest_page.unknown, guest_files.picture, guest_files.document}
UNSEEN |= {own_pages.confirm_page, own_pages.own, own_pages.leave_page, own_pages.data}
CONTACT = {
    "NEWSROOM_SECURITY_CONTACT": "mailto:desk@example.org",
    "NEWSROOM_SECURITY_EXPIRES": date(2100, 1, 1),
}
FORMS = {barriers.report, reporting.report_error, tips.send, asking.by_email}
# The site redirects users here after they send a form.
SENT = {barriers.thanks, reporting.error_reported, tips.sent, tips.received}
SENT |= {asking.asked}
# The archive leads to its years; users who need a form are here already.
UNLISTED = {archive.period, *FORMS}


def public_routes(patterns=None) -> Iterator[URLPattern]:
    """Yield every route but those of the desk."""
    for route in patterns or get_resolver().url_patterns:
        if not isinstance(route, URLResolver):
            yield route
        elif not str(route.pattern).startswith("admin/"):
            yield from public_routes(route.url_patterns)


def parts_of_addresses(patterns=None) -> Iterator[str | Promise]:
    """Yield each part of the addresses below `/de/` and `/en/` as it is written."""
    for route in patterns or public_prefixed():
        yield route.pattern._route
        if isinstance(route, URLResolver):
            yield from parts_of_addresses(route.url_patterns)


def public_prefixed() -> list:
    [prefixed] = [r for r in get_resolver().url_patterns if has_language(r)]
    return [one for each in prefixed.url_patterns for one in each.url_patterns]


def has_language(route) -> bool:
    return isinstance(route, URLResolver) and hasattr(route.pattern, "language_prefix")


def match_of(path: str):
    """Return which route an address is of, and with which parts."""
    with override(path[1:3] if path.startswith(("/de/", "/en/")) else None):
        return resolve(path.partition("?")[0])


def view_of(path: str):
    return match_of(path).func


def name(view) -> str:
    return f"{view.__module__}.{view.__name__}"


def names(views) -> set[str]:
    return {name(view) for view in views}


def walked() -> set:
    return {view_of(path) for pages in PAGES.values() for path in pages.values()}


@pytest.fixture(scope="module")
def asked():
    """Return the messages for which these pages ask, when they are there."""
    return set()


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, asked):
    """Return the answers to the addresses of pages, and to those of files."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(**CONTACT),
    ):
        fill_public_site()
        picture = plain_rendition(Image.objects.first()).url
        document = Attachment.objects.first().path
        drawn = Article.objects.public().filter(lead_image=None).first()
        card = card_of(drawn, Masthead.for_readers(drawn.language)).url
        addresses = [path for pages in PAGES.values() for path in pages.values()]
        with noting_messages(asked):
            pages, files = (
                answers(addresses),
                answers([*FILES.values(), picture, document, card]),
            )
            files |= answers(locations(files["/sitemap.xml"]))
        yield pages, files
        transaction.set_rollback(True)


def answers(paths) -> dict:
    client = Client()
    return {path: client.get(path) for path in paths}


def locations(sitemap) -> list[str]:
    return re.findall(f"<loc>{ORIGIN}(.*?)</loc>", sitemap.text)


def test_pages_ask_for_no_message_that_is_the_desks_alone(site, asked, db):
    german, french = names_of_messages("de"), names_of_messages("fr")
    assert len(asked & french) > 100
    assert sorted(asked & (german - french)) == []


def test_each_type_of_page_is_walked_in_both_languages():
    assert PAGES["de"].keys() == PAGES["en"].keys()


def test_every_view_is_walked_as_a_page_or_told_as_a_file(site):
    _pages, files = site
    there = {route.callback for route in public_routes()} - UNSEEN
    assert names(there) == names(walked()) | names(map(view_of, files))


def test_what_is_told_as_a_file_shows_no_page(site):
    _pages, files = site
    for path, answer in files.items():
        assert answer.status_code in (200, 302), path
        shown = b"".join(answer) if answer.streaming else answer.content
        assert b"<main" not in shown, path


def test_every_part_of_an_address_is_in_the_words_of_its_language():
    for part in parts_of_addresses():
        assert isinstance(part, Promise) or not re.sub("<.*?>|/", "", part), part


def test_every_page_is_asked_for_with_get_alone_but_forms(site, db):
    pages, files = site
    client = Client(enforce_csrf_checks=True)
    # The last address of each view stands for all of it.
    by_view = {view_of(path): path for path in (*pages, *files)}
    for path in (path for view, path in by_view.items() if view not in FORMS):
        assert client.post(path).status_code == 405, path


@pytest.mark.wcag("2.4.5", on="site")
def test_every_page_is_led_to_by_another(site):
    pages, _files = site
    led_to = set()
    for path, answer in pages.items():
        links = [a.get("href", "") for a in tree(answer.text).iter("a")]
        found = {view_of(link) for link in links if link.startswith("/")}
        led_to |= found - {view_of(path)}
    assert names(walked() - SENT) <= names(led_to)


def test_every_page_of_which_there_is_one_has_it_in_the_other_language(site):
    pages, _files = site
    for path in pages:
        match = match_of(path)
        page = tree(pages[path].text)
        is_found = meta(page, "robots") is None
        if match.kwargs.keys() <= {"kind"} and "?" not in path and is_found:
            found = hreflangs(page)
            for language in ("de", "en"):
                with override(language):
                    address = reverse(match.view_name)
                assert found[language] == ORIGIN + address, path


@pytest.mark.wcag("2.4.5", on="site")
def test_every_page_that_may_be_found_is_in_the_sitemap(site, db):
    pages, files = site
    listed = {
        ORIGIN + path
        for file in locations(files["/sitemap.xml"])
        for path in locations(files[file])
    }
    for path, answer in pages.items():
        page = tree(answer.text)
        if meta(page, "robots") is None and view_of(path) not in UNLISTED:
            assert canonical(page) in listed, path


def test_every_type_of_page_has_a_limit_for_its_questions():
    assert names(walked()) <= names(map(view_of, LIMITS.keys() - {NOWHERE}))
