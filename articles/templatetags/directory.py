"""Print the labels of overviews and of the page about subscribing: too many, with a
thousand on a page, for a template each.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Protocol

from django import template
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from articles.foundation.languages import active_language
from articles.foundation.slugs import paths_to
from articles.foundation.text import grouped
from articles.models import Label
from articles.site.shared import in_language, named_in, unbroken
from articles.templatetags.printed import listed_day, named

register = template.Library()
# So many labels of a kind are named on a card.
SHOWN = 2
TICK = (
    '<li><label class="tick"><input type="{type}" name="{parameter}" value="{value}"'
    "{checked}> {name}{number}</label></li>"
)


class Newest(Protocol):
    """The newest article of a label, as lists name it."""

    @property
    def headline(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def printed_on(self) -> date: ...


class Entry(Protocol):
    """A label of an overview; a description only some have.

    `path` leads to its articles that have another label, too, "" to its page.
    """

    @property
    def label(self) -> Label: ...
    @property
    def number(self) -> int: ...
    @property
    def newest(self) -> Newest | None: ...
    @property
    def path(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def description_language(self) -> str: ...


class Choice(Protocol):
    """A value of the form that builds a feed."""

    @property
    def name(self) -> Label | str: ...
    @property
    def value(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def is_chosen(self) -> bool: ...


@register.filter
def entries(found: Iterable[Entry], kind: str) -> SafeString:
    """Print each label, all of one kind, as an item of a directory."""
    language, latest = active_language(), escape(gettext("Latest:"))
    to_label, to_article = paths_to(kind), paths_to("article")
    lines = []
    for entry in found:
        name, attribute = named_in(language, entry.label)
        number = counted(entry.number, language)
        # Search engines had better leave the combinations alone.
        path = escape(entry.path) or to_label(entry.label.slug_in(language))
        rel = ' rel="nofollow"' if entry.path else ""
        lines.append(
            f'<li class="directory-entry">\n<p class="directory-line">'
            f'<a class="directory-name" '
            f'href="{path}"{rel}{attribute}>{name}</a> '
            f"{number}</p>"
        )
        lines += further(entry)
        if one := entry.newest:
            path, headline = to_article(one.slug), unbroken(one.headline)
            lines.append(
                f'<p class="quiet">{latest} <a href="{path}">{headline}</a>, '
                f"{listed_day(one.printed_on)}</p>"
            )
        lines.append("</li>")
    return SafeString("\n".join(lines))


@register.filter
def number_of(number: int) -> SafeString:
    """Print how many articles there are: the number is seen, what it is of is said."""
    return SafeString(counted(number, active_language()))


@lru_cache(maxsize=1_000)
def counted(number: int, _language: str) -> str:
    text = escape(ngettext("%(number)s article", "%(number)s articles", number))
    before, _place, after = text.partition("%(number)s")
    parts = (heard(before), grouped(number), heard(after))
    return f'<span class="number">{"".join(parts)}</span>'


@register.filter
def few(labels: list[Label]) -> SafeString:
    """Print the names of the first labels, and how many more there are."""
    more = len(labels) - SHOWN
    if more <= 0:
        return named(labels)
    text = ngettext("and %(number)s more", "and %(number)s more", more)
    return format_html(
        '{}<span aria-hidden="true">&nbsp;+&nbsp;{}</span>'
        ' <span class="hidden">{}</span>',
        named(labels[:SHOWN]),
        more,
        text % {"number": more},
    )


def heard(words: str) -> str:
    return f'<span class="hidden">{words}</span>' if words else ""


def further(entry: Entry) -> Iterable[str]:
    """Say what a source says of itself."""
    if entry.description:
        text = linebreaks(entry.description, autoescape=True)
        yield f"<div{in_language(entry.description_language)}>{text}</div>"


@register.filter
def ticks(found: Iterable[Choice], parameter: str) -> SafeString:
    """Print each as a box to tick, with its number if that is said."""
    return boxes(found, parameter, "checkbox")


@register.filter
def radios(found: Iterable[Choice], parameter: str) -> SafeString:
    """Print each likewise, as one of which only one can be chosen."""
    return boxes(found, parameter, "radio")


def boxes(found: Iterable[Choice], parameter: str, type_: str) -> SafeString:
    language = active_language()
    lines = []
    for choice in found:
        name, attribute = named_in(language, choice.name)
        is_counted = choice.number is not None
        shown = grouped(choice.number or 0)
        number = f' <span class="quiet">{shown}</span>' if is_counted else ""
        lines.append(
            TICK.format(
                type=type_,
                parameter=escape(parameter),
                value=escape(choice.value),
                checked=" checked" if choice.is_chosen else "",
                name=f"<span{attribute}>{name}</span>",
                number=number,
            )
        )
    return SafeString("\n".join(lines))


@register.filter
def feeds(found: Iterable[Choice], kind: str) -> SafeString:
    """Print each label, all of one kind, as a link to its feed."""
    language, to_feed = active_language(), paths_to(f"{kind}_feed_rss")
    lines = []
    for choice in found:
        name, attribute = named_in(language, choice.name)
        lines.append(
            f'<li><a href="{to_feed(choice.value)}" type="application/rss+xml"'
            f"{attribute}>{name}</a></li>"
        )
    return SafeString("\n".join(lines))
