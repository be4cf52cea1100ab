"""Print the values of facets: a list has a hundred, too many for a template each."""

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from articles.models import Label
from articles.templatetags.printed import named_in

register = template.Library()
OFFERED = (
    '<li><a class="facet-choice" rel="nofollow" href="{path}">{name} '
    '<span class="quiet">{number}</span></a></li>'
)
CHOSEN = (
    '<li class="facet-chosen"><strong{language}>{text}</strong> '
    '<span class="quiet">{number}</span> <a rel="nofollow" href="{path}">{remove}'
    '<span class="hidden"> – {name}</span></a></li>'
)


class Choice(Protocol):
    """One value of a facet; its path adds it to the list's, or takes it away."""

    @property
    def name(self) -> Label | str: ...
    @property
    def number(self) -> int: ...
    @property
    def path(self) -> str: ...
    @property
    def is_chosen(self) -> bool: ...


@register.filter
def choices(found: Iterable[Choice]) -> SafeString:
    """Print each as an item of a list, that leads to the list with it or without."""
    remove = conditional_escape(pgettext("from the filter", "remove"))
    lines = []
    active = get_language() or "de"
    for choice in found:
        text, language = named_in(active, choice.name)
        lines.append(
            (CHOSEN if choice.is_chosen else OFFERED).format(
                path=escape(choice.path),
                name=f"<span{language}>{text}</span>",
                number=choice.number,
                text=text,
                language=language,
                remove=remove,
            )
        )
    return SafeString("\n".join(lines))
