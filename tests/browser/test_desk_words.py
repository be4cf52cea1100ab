"""The desk in German: every word of every page, and of what its scripts add."""

import re
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth.models import Group, Permission

from tests.browser.desk_pages import PAGES
from tests.browser.test_desk import newsroom, sit_down  # noqa: F401 (fixtures)

DJANGO = Path(django.__file__).parent
APPLICATIONS = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes")
CATALOGUES = [
    *(DJANGO / name / "locale/en/LC_MESSAGES/django.po" for name in APPLICATIONS),
    DJANGO / "contrib/admin/locale/en/LC_MESSAGES/djangojs.po",
    Path(settings.LOCALE_PATHS[-1], "de/LC_MESSAGES/django.po"),
]
# The same in both languages.
SAME = {
    "april", "august", "code", "filter", "import", "link", "name", "newsroom",
    "november", "organisation", "phase", "position", "profile", "region", "september",
    "slug", "status", "text", "uuid", "version",
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\\?\(\w+\\?\)[sd]|%[sd]|\\?\{\w*\\?\}")
# What is shown or read out, but for what is marked as another language's.
READ = """() => {
    const said = new Set([document.title]);
    const foreign = "script, style, textarea, pre, [lang]:not([lang=de])";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!element.closest(foreign)) said.add(walker.currentNode.data);
    }
    for (const it of document.body.querySelectorAll("*")) {
        for (const name of ["title", "aria-label", "placeholder", "alt"])
            if (it.hasAttribute(name)) said.add(it.getAttribute(name));
        if (it.matches("input[type=submit], input[type=button]")) said.add(it.value);
    }
    return [...said].map(it => it.trim().replace(/\\s+/g, " ")).filter(it => it);
}"""


def english() -> re.Pattern:
    """Return what matches each text of Django's or ours in English."""
    texts = set()
    for path in CATALOGUES:
        with path.open("rb") as file:
            for message in read_po(file):
                ids = message.id if isinstance(message.id, tuple) else [message.id]
                texts |= {" ".join(text.split()) for text in ids if text}
    patterns = [
        PLACEHOLDER.sub(".+", re.escape(text)) for text in texts if has_words(text)
    ]
    return re.compile(f"(?:{'|'.join(patterns)}):?", re.IGNORECASE)


def has_words(text: str) -> bool:
    """Whether there is more than what German says as well, beside what is filled in."""
    words = re.findall("[a-z]+", PLACEHOLDER.sub(" ", text).casefold())
    only_english = [word for word in words if len(word) > 2 and word not in SAME]
    return bool(only_english) or len(words) > 1


@pytest.fixture(scope="module")
def is_english():
    pattern = english()
    return lambda text: bool(pattern.fullmatch(text))


@pytest.mark.parametrize("role", PAGES)
def test_every_page_is_german(newsroom, sit_down, is_english, role):  # noqa: F811
    page = sit_down(role, "de-light-1280")
    # The names of roles and rights are data, stored in one language.
    stored = {str(it) for model in (Group, Permission) for it in model.objects.all()}
    found = {}
    for path in PAGES[role](newsroom):
        page.goto(path)
        for text in filter(is_english, set(page.evaluate(READ)) - stored):
            found.setdefault(text, path)
    assert not found


def test_english_is_recognised(is_english):
    assert is_english("Filter by printed date")
    assert is_english("- Select an option -")
    assert not is_english("Artikel")
    assert not is_english("Version 1, Deutsch")
