"""The links of the desk's frame, on any of its screens."""

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from articles.editing.desk import (
    chapter_about,
    is_following,
    language_near,
    unseen_in,
)
from articles.editing.notices import Unseen
from articles.models import Article

register = template.Library()


@register.simple_tag(takes_context=True)
def help_address(context) -> str:
    """Return the address of the chapter about this screen."""
    language = language_near(get_language() or "")
    chapter = chapter_about(context["request"].resolver_match)
    if not chapter:
        return reverse("guide", args=[language])
    return reverse("guide_chapter", args=[language, chapter])


class Undo(NamedTuple):
    """A message's button: its address, and the lock of the article that it sends."""

    address: str
    lock: str
    # The move reads from this value which page comes afterwards.
    after: str


@register.filter
def undo(message) -> Undo | None:
    """Return what undoes the move, or the act on an inbox item, that a message of the
    desk reports.
    """
    _undo, tag, rest = (message.extra_tags or "").partition("undo-item:")
    if tag:
        lock, _sign, after = rest.partition(":")
        return Undo(reverse("inbox_undo"), lock, after)
    _undo, tag, rest = (message.extra_tags or "").partition("undo:")
    if not tag:
        return None
    pk, lock, name, after = rest.split(":")
    address = reverse("admin:articles_article_move", args=[pk, name])
    return Undo(address, lock, after)


@register.simple_tag(takes_context=True)
def unseen(context) -> Unseen:
    """Return how many notices the user hasn't seen."""
    return unseen_in(context["request"])


@register.simple_tag(takes_context=True)
def follows(context, article: Article) -> bool:
    """Return whether the user follows the article's edition."""
    return is_following(context["request"], article)


@register.simple_tag
def chapter_address(name: str) -> str:
    return reverse("guide_chapter", args=[language_near(get_language() or ""), name])
