"""German throughout: every word of a page, and of what its scripts add."""

import re
from functools import cache
from pathlib import Path

import django
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from playwright.sync_api import Page

DJANGO = Path(django.__file__).parent
APPLICATIONS = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes")
CATALOGUES = [
    *(DJANGO / name / "locale/en/LC_MESSAGES/django.po" for name in APPLICATIONS),
    DJANGO / "contrib/admin/locale/en/LC_MESSAGES/djangojs.po",
    Path(settings.LOCALE_PATHS[0], "de/LC_MESSAGES/django.po"),
]
# The same in both languages.
SAME = {
    "april", "august", "code", "desktop", "dossier", "dossiers", "feed", "feeds",
    "filter", "import", "link",
    "mail", "minute", "name", "newsroom", "november", "organisation", "person", "phase",
    "plan", "position", "profile",
    "region", "september", "sitemap", "slug", "status", "tablet", "text", "uuid",
    "version", "website",
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\\?\(\w+\\?\)[sd]|%[sd]|\\?\{\w*\\?\}")
# Text that is shown or read out, except text marked as another language's.
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
            if (it.hasAttribute(name) && !it.closest("[lang]:not([lang=de])"))
                said.add(it.getAttribute(name));
        if (it.matches("input[type=submit], input[type=button]")) said.add(it.value);
    }
    return [...said].map(it => it.trim().replace(/\\s+/g, " ")).filter(it => it);
}"""


@cache
def english() -> re.Pattern:
    """Return a pattern that matches each English text of Django's or ours."""
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
    """Return whether there are words beyond placeholders and those German shares."""
    words = re.findall("[a-z]+", PLACEHOLDER.sub(" ", text).casefold())
    only_english = [word for word in words if len(word) > 2 and word not in SAME]
    return bool(only_english) or len(set(words) - {"mail"}) > 1


def is_english(text: str) -> bool:
    return bool(english().fullmatch(text))


def english_on(page: Page) -> list[str]:
    """Return the English texts of a page."""
    # The names of roles and rights are data, stored in one language.
    stored = {str(it) for model in (Group, Permission) for it in model.objects.all()}
    return sorted(filter(is_english, set(page.evaluate(READ)) - stored))
