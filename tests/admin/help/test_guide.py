"""The editors' guide on the desk: every screen leads to its chapter."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver, resolve

from articles.editing.desk.chapters import SCREENS, chapter_about
from articles.editing.desk.guide import chapters, first_page, languages
from tests.conftest import ROOT
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db

# For machines and forms alone: no screen, or one that nobody sees before she is in.
NO_SCREENS = {
    "autocomplete", "jsi18n", "guide_picture", "articles_image_receive",
    "admin_password_reset", "password_reset_done", "password_reset_complete",
    "password_reset_confirm", "oidc_login", "oidc_callback", "invitation",
    "oidc_logout",
    "confirm_address", "label_names", "typed_copies",
}  # fmt: skip
LINK = re.compile(r'(?:href|src)="([^"#]+)')


def screens(patterns=None) -> set[str]:
    """Return the names of all routes of the desk."""
    if patterns is None:
        patterns = [
            one
            for one in get_resolver().url_patterns
            if str(one.pattern).startswith("admin/")
        ]
    found = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            found |= screens(one.url_patterns)
        elif one.name:
            found.add(one.name)
    return found


class Match:
    def __init__(self, name: str, **kwargs):
        self.url_name, self.kwargs = name, kwargs


@pytest.mark.wcag("12.1.1", "12.1.2", on="desk")
@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_every_screen_of_the_desk_has_a_chapter_in_each_language(language):
    names = {chapter.name for chapter in chapters(language)}
    for screen in screens() - NO_SCREENS:
        assert chapter_about(Match(screen)) in names, screen
    assert set(SCREENS.values()) <= names


def test_no_screen_is_named_that_there_is_not():
    there = screens()
    for start in SCREENS:
        assert any(name.startswith(start) for name in there), start
    assert there >= NO_SCREENS


def test_a_move_leads_to_the_chapter_of_what_it_does():
    path = "/admin/articles/article/1/move/"
    assert chapter_about(resolve(f"{path}submit/")) == "check"
    assert chapter_about(resolve(f"{path}publish/")) == "publish"
    assert chapter_about(resolve(f"{path}withdraw/")) == "withdraw"
    assert chapter_about(None) == ""


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_every_chapter_opens_and_leads_only_to_what_there_is(language):
    client = at_desk(factories.author())
    names = ["", *(f"{chapter.name}/" for chapter in chapters(language))]
    assert len(names) > 20
    led_to = set()
    for name in names:
        page = client.get(f"/admin/guide/{language}/{name}")
        assert page.status_code == 200
        chapter = page.context["chapter"]
        assert str(chapter.html) in page.text
        led_to |= set(LINK.findall(chapter.html))
    for address in map(unescape, led_to):
        assert address.startswith(("/admin/guide/", "https://")), address
        if address.startswith("/"):
            assert client.get(address).status_code == 200, address


def test_no_chapter_is_left_out_of_the_first_page():
    for language in languages():
        files = (ROOT / "docs/editing" / language).glob("*.md")
        names = {chapter.name for chapter in chapters(language)}
        assert names == {file.stem for file in files}
        assert first_page(language).html.count("<li>") == len(names)


@pytest.mark.wcag("3.2.6", "12.1.2", on="desk")
def test_help_leads_from_a_screen_to_its_chapter_in_the_language_of_the_desk():
    client = at_desk(factories.author())
    assert 'href="/admin/guide/de/list/"' in client.get("/admin/articles/article/").text
    english = {"accept-language": "en"}
    page = client.get("/admin/articles/article/", headers=english)
    assert 'href="/admin/guide/en/list/"' in page.text
    own = client.get("/admin/sessions/").text
    assert 'href="/admin/guide/de/account/"' in own


def test_the_guide_begins_in_the_language_of_the_desk():
    client = at_desk(factories.author())
    assert client.get("/admin/guide/").url == "/admin/guide/de/"
    english = client.get("/admin/guide/", headers={"accept-language": "en"})
    assert english.url == "/admin/guide/en/"


def test_a_chapter_names_its_sections_and_its_neighbours():
    text = at_desk(factories.author()).get("/admin/guide/de/first-day/").text
    assert 'href="/admin/guide/de/keys/"' in text
    assert 'href="/admin/guide/de/"' in text
    assert 'href="/admin/guide/en/first-day/"' in text
    [first, *_rest] = chapters("de")[0].sections
    assert f'href="#{first.anchor}"' in text
    assert f'<h2 id="{first.anchor}">' in text


@pytest.mark.parametrize(
    "path",
    [
        "fr/",
        "de/gibt-es-nicht/",
        "pictures/gibt-es-nicht.de.webp",
        "pictures/..%2F..%2Fediting.de.md",
    ],
)
def test_nothing_else_is_served(path):
    assert at_desk(factories.author()).get(f"/admin/guide/{path}").status_code == 404


def test_only_who_is_let_in_reads_it(client):
    for path in ("", "de/", "de/write/", "pictures/list.de.webp"):
        answer = client.get(f"/admin/guide/{path}")
        assert answer.status_code == 302
        assert answer.url.startswith("/admin/login/")
