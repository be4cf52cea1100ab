"""Render the values of facets: a list has a hundred, too many for a template each."""

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from articles.foundation.languages import active_language
from articles.foundation.text import grouped
from articles.models import Label
from articles.site.shared import named_in

register = template.Library()
NUMBER = '<span class="quiet">{}</span> '
OFFERED = (
    '<li><a class="facet-choice" rel="nofollow" href="{path}">{before}{name} '
    '<span class="quiet">{number}</span></a></li>'
)
CHOSEN = (
    '<li class="facet-chosen"><span>{before}<strong{language}>{text}</strong></span> '
    '{number}<a rel="nofollow" href="{path}">{remove}'
    '<span class="hidden"> – {name}</span></a></li>'
)


class Choice(Protocol):
    """One value of a facet; its path adds it to the list's, or takes it away."""

    @property
    def name(self) -> Label | str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def path(self) -> str: ...
    @property
    def is_chosen(self) -> bool: ...
    @property
    def before(self) -> str: ...


@register.filter
def choices(found: Iterable[Choice]) -> SafeString:
    """Render each as a list item that leads to the list with it or without."""
    remove = conditional_escape(pgettext("from the filter", "remove"))
    lines = []
    active = active_language()
    for choice in found:
        text, language = named_in(active, choice.name)
        before, number = escape(choice.before), choice.number
        if choice.is_chosen:
            line = CHOSEN.format(
                path=escape(choice.path),
                before=f"{before} " if before else "",
                name=f"<span{language}>{text}</span>",
                number="" if number is None else NUMBER.format(grouped(number)),
                text=text,
                language=language,
                remove=remove,
            )
        else:
            line = OFFERED.format(
                path=escape(choice.path),
                # Sighted users see it in a heading; those who tab from link to link
                # need it.
                before=f'<span class="hidden">{before} </span>' if before else "",
                name=f"<span{language}>{text}</span>",
                number="" if number is None else grouped(number),
            )
        lines.append(line)
    return SafeString("\n".join(lines))
