"""Tags and filters of a page's head: what browsers and machines read, and its look."""

import json
from html import escape

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.foundation.theme import Look
from articles.site.shared import Head

register = template.Library()
# Signs that could end a data block, or begin a comment or line in it; escaped for JSON.
IN_DATA = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


@register.filter
def open_graph(head: Head, site: str) -> SafeString:
    """Render the Open Graph tags of a page, for users who share it."""
    said = [
        ("og:url", head.canonical),
        ("og:type", head.kind),
        ("og:title", head.title),
        ("og:site_name", site),
        ("og:locale", head.locale),
        *[("og:locale:alternate", one) for one in head.other_locales],
    ]
    if head.description:
        said.append(("og:description", head.description))
    # Every page has these, and each tag of a template takes its time.
    lines = [
        f'<meta property="{name}" content="{escape(str(value))}">'
        for name, value in said
    ]
    return SafeString("\n".join(lines))


@register.filter
def hreflang(alternates: list[tuple[str, str]]) -> SafeString:
    """Render links to a page in each language, from pairs of code and address."""
    lines = [
        f'<link rel="alternate" hreflang="{code}" href="{escape(address)}">'
        for code, address in alternates
    ]
    return SafeString("\n".join(lines))


@register.filter
def data_block(data: list[dict]) -> SafeString:
    """Render a page's data for machines, as a block that no browser executes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Sign by sign: `translate` takes thirty times as long with anything but ASCII.
    for sign, escaped in IN_DATA:
        text = text.replace(sign, escaped)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 (just escaped)
    )


@register.simple_tag
def the_look() -> Look:
    """Return what pages and desk look like: logo, icon, colour of the page."""
    return settings.NEWSROOM_LOOK
