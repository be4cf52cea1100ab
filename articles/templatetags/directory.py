"""Print the labels of overviews and of the page about subscribing: too many, with a
thousand on a page, for a template each.
"""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Protocol

from django import template
from django.template.defaultfilters import linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from articles.models import Label
from articles.templatetags.printed import day, in_language

register = template.Library()
TICK = (
    '<li><label class="tick"><input type="checkbox" name="{parameter}" value="{value}"'
    "{checked}> {name}{number}</label></li>"
)


class Newest(Protocol):
    """The newest article of a label, as lists name it."""

    @property
    def headline(self) -> str: ...
    @property
    def printed_on(self) -> date: ...
    def get_absolute_url(self) -> str: ...


class Entry(Protocol):
    """A label of an overview; a description only some have."""

    @property
    def label(self) -> Label: ...
    @property
    def number(self) -> int: ...
    @property
    def newest(self) -> Newest | None: ...
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
    @property
    def feed(self) -> str: ...


def told(name: Label | str, language: str) -> tuple[str, str]:
    """Return the name in this language, and the attribute that says which it is in."""
    if isinstance(name, str):
        return escape(name), ""
    foreign = "de" if language == "en" and not name.name_en else ""
    return escape(name.name_in(language)), f' lang="{foreign}"' if foreign else ""


@register.filter
def entries(found: Iterable[Entry]) -> SafeString:
    """Print each as an item of a directory: name, number, newest article, the rest."""
    language, latest = get_language() or "de", escape(gettext("Latest:"))
    lines = []
    for entry in found:
        name, attribute = told(entry.label, language)
        number = ngettext("%(number)s article", "%(number)s articles", entry.number)
        counted = escape(number % {"number": entry.number})
        lines.append(
            f'<li class="directory-entry">\n<p><a class="directory-name" '
            f'href="{escape(entry.label.get_absolute_url())}"{attribute}>{name}</a> '
            f'<span class="directory-number">{counted}</span></p>'
        )
        lines += further(entry)
        if one := entry.newest:
            path, headline = escape(one.get_absolute_url()), escape(one.headline)
            lines.append(
                f'<p class="quiet">{latest} <a href="{path}">{headline}</a>, '
                f"{day(one.printed_on)}</p>"
            )
        lines.append("</li>")
    return SafeString("\n".join(lines))


def further(entry: Entry) -> Iterable[str]:
    """Say what a source says of itself."""
    if entry.description:
        text = linebreaks(entry.description, autoescape=True)
        yield f"<div{in_language(entry.description_language)}>{text}</div>"
    if homepage := escape(getattr(entry.label, "homepage", "")):
        before = escape(gettext("Homepage:"))
        yield f'<p class="quiet">{before} <a href="{homepage}">{homepage}</a></p>'


@register.filter
def ticks(found: Iterable[Choice], parameter: str) -> SafeString:
    """Print each as a box to tick, with its number if that is said."""
    language = get_language() or "de"
    lines = []
    for choice in found:
        name, attribute = told(choice.name, language)
        is_counted = choice.number is not None
        number = f' <span class="quiet">{choice.number}</span>' if is_counted else ""
        lines.append(
            TICK.format(
                parameter=escape(parameter),
                value=escape(choice.value),
                checked=" checked" if choice.is_chosen else "",
                name=f"<span{attribute}>{name}</span>",
                number=number,
            )
        )
    return SafeString("\n".join(lines))


@register.filter
def feeds(found: Iterable[Choice]) -> SafeString:
    """Print each as a link to its feed."""
    language = get_language() or "de"
    lines = []
    for choice in found:
        name, attribute = told(choice.name, language)
        lines.append(
            f'<li><a href="{escape(choice.feed)}" type="application/rss+xml"'
            f"{attribute}>{name}</a></li>"
        )
    return SafeString("\n".join(lines))
