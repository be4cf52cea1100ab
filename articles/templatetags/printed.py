"""Filters that render values, the same on pages and in feeds."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from html import escape

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from articles.domain import content, pictures
from articles.domain.content import excerpt_of
from articles.domain.fragments import Given
from articles.domain.pictures import Picture
from articles.foundation import markup
from articles.foundation.languages import (
    active_language,
    colon,
    interface_language,
    is_former,
    language_name,
    row_of,
    site_language,
)
from articles.foundation.slugs import path_of
from articles.foundation.text import web_link
from articles.models import Article, Attribution, FurtherReading, Image, Label
from articles.site.shared import SAID, foreign, in_active_language, in_language

register = template.Library()
YEAR = '<p class="year-rule">{}</p>'
TABLE = re.compile("<table[ >]")


register.filter("web_link", web_link)
register.filter("foreign", foreign)
register.filter("in_language", in_language)
register.filter("language_name", language_name)
register.simple_tag(in_active_language)
register.simple_tag(interface_language)


@register.filter
def as_content(text: SafeString, element: str = "div") -> SafeString:
    """Mark content where the page's own words are English; else it stays as it is."""
    attributes = in_active_language()
    marked = format_html("<{0}{1}>{2}</{0}>", element, attributes, text)
    return marked if attributes else text


@register.filter
def day(value: date | datetime | None) -> SafeString:
    """Render `12.02.2020`, in English `12 February 2020`; a moment as its local day."""
    return marked(value, content.long_day)


@register.filter
def day_in_words(value: date | datetime | None) -> SafeString:
    """Render `12. Februar 2020`, in English `12 February 2020`."""
    return marked(value, content.cited_day)


@register.filter
def listed_day(value: date | datetime | None) -> SafeString:
    """Render `12.02.2020`, in English `12 Feb 2020`: beside others, as in lists."""
    return marked(value, content.listed_day)


@register.filter
def short_day(value: date | None) -> SafeString:
    """Render `12.02.20`, in English as in lists: for further reading."""
    return marked(value, content.short_day)


def marked(
    value: date | datetime | None, in_words: Callable[[date], str]
) -> SafeString:
    if value is None:
        return SafeString("")
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    # Neither holds anything that would have to be escaped.
    return SafeString(f'<time datetime="{value.isoformat()}">{in_words(value)}</time>')


@register.filter
def linked(labels: Iterable[Label], origin: str = "") -> SafeString:
    """Render the labels' names, each leading to its page, below `origin` in feeds."""
    return format_html_join(
        ", ",
        '<a href="{}{}"{}>{}</a>',
        ((origin, one.get_absolute_url(), foreign(one), one) for one in labels),
    )


@register.filter
def named(labels: Iterable[Label]) -> SafeString:
    """Render the labels' names as text."""
    return format_html_join(
        ", ", "<span{}>{}</span>", ((foreign(one), one) for one in labels)
    )


@register.filter
def before_title(entry: FurtherReading) -> SafeString:
    """Render `Publisher (11.02.20): ` of an entry, or what there is of it."""
    publisher = entry.printed_publisher(get_language())
    named = format_html("<b>{}</b>", publisher) if publisher else SafeString("")
    if entry.dated:
        said = format_html(
            '<span class="when"><span class="sign">(</span>{}'
            '<span class="sign">){}</span></span> ',
            short_day(entry.dated),
            colon(),
        )
        return format_html("{} {}", named, said) if named else said
    if not named:
        return named
    return format_html('{}<span class="sign">{}</span> ', named, colon())


@register.filter
def publisher(entry: FurtherReading) -> SafeString:
    """Render the publisher of an entry, with a sign that only paper shows."""
    if not (name := entry.printed_publisher(get_language())):
        return SafeString("")
    return format_html('<b>{}</b><span class="sign">{}</span> ', name, colon())


@register.filter
def original(attribution: Attribution, form: str = "") -> SafeString:
    """Render ` (title, 11.02.2020)` of a source's original, the title as its link; in
    the form “in words” with its month in words.
    """
    dated = (day_in_words if form else day)(attribution.dated)
    url = web_link(attribution.url)
    title = attribution.title or (url and pgettext("link", "original"))
    if url:
        title = format_html('<a href="{}">{}</a>', url, title)
    parts = [part for part in (title, dated) if part]
    if not parts:
        return SafeString("")
    return format_html(" ({})", format_html_join(", ", "{}", ((p,) for p in parts)))


@register.filter
def directed(body: str) -> str:
    """Let passages in other languages of a sanitised body run their way."""
    return markup.directed(body)


@register.filter
def prose(body: str) -> SafeString:
    """Render a sanitised body, with numbers and their units on one line; a wide table
    scrolls by itself, by keyboard as well.
    """
    frame = format_html(
        '<div class="scrolled" role="group" tabindex="0" aria-label="{}">',
        pgettext("of a text", "Table"),
    )
    body = TABLE.sub(lambda table: f"{frame}{table[0]}", markup.unbroken_html(body))
    return SafeString(body.replace("</table>", "</table></div>"))


@register.filter
def footnoted(text: str) -> SafeString:
    """Add a list of the addresses that a rendered text links to, for paper alone."""
    text, addresses = markup.footnoted(text)
    if not addresses:
        return SafeString(text)
    title = escape(gettext("Addresses of the links"))
    notes = f"<h2>{title}</h2>\n{markup.as_list(addresses)}"
    return SafeString(f'{text}<section class="notes" hidden>{notes}</section>')


@register.filter
def illustrated(article: Article, images: dict[str, Image] | None = None) -> str:
    """Return the sanitised body with its figures; `images` as `figures_of` has them."""
    return pictures.illustrated(article, images)


@register.filter
def lead_picture(article: Article, place: str) -> Picture | None:
    """Return the article's lead picture for a place; “first”: loaded at once."""
    name, _space, first = place.partition(" ")
    return pictures.lead_picture(article, name, is_first=bool(first))


@register.filter
def small_picture(image: Image | None) -> Picture | None:
    """Return a picture as it stands beside a headline."""
    return pictures.small_picture(image) if image else None


@register.filter
def in_a_row(cards: list[Given]) -> SafeString:
    """Render cards one after the other: each was escaped when it was made."""
    return SafeString("".join([card.text for card in cards]).replace(SAID, ""))


@register.filter
def by_year(cards: list[Given]) -> SafeString:
    """Render the same, newest first, with a year above its first card where the one
    before is of another.
    """
    found: list[str] = []
    for card, before in zip(cards, [None, *cards], strict=False):
        if before and before.printed_on.year != card.printed_on.year:
            found.append(YEAR.format(card.printed_on.year))
        found.append(card.text)
    return SafeString("".join(found).replace(SAID, ""))


@register.filter
def excerpt(article: Article) -> str:
    return excerpt_of(article)


@register.filter
def own_name(code: str) -> str:
    """Return what a language calls itself."""
    return row_of(code).name


@register.filter
def invitation(code: str) -> str:
    """Return what a link to a text in a language says, in that language."""
    row = row_of(code)
    return row.invitation or row.name


@register.filter
def home_name(code: str) -> str:
    """Return what a language calls its own home page."""
    row = row_of(code)
    return row.home or row.name


@register.simple_tag
def home_instead() -> tuple[str, str] | None:
    """Return language and path of the site's own home page for a page in a language in
    which the newsroom no longer publishes; None for other pages.
    """
    if not is_former(active_language()):
        return None
    return site_language(), path_of("home", site_language())


@register.filter
def lacking(code: str) -> str:
    """Return the sentence that an article isn't available in a language."""
    if sentence := row_of(code).lacking:
        return gettext(sentence)
    return gettext("This article isn’t available in this language: %(name)s.") % {
        "name": language_name(code)
    }
