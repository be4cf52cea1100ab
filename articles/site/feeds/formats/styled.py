"""Feeds as people see them in a browser: their look, and an explanation."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Stylesheet
from django.utils.translation import gettext as _

from articles.site.shared import absolute

XHTML = "http://www.w3.org/1999/xhtml"


def sheet() -> str:
    """Return the path of the style sheet: browsers load it from the same host."""
    return static("articles/feed.css")


def stylesheets() -> list[Stylesheet]:
    # None is for every medium, and leaves the attribute out; the stub knows only texts.
    every: Any = None
    return [Stylesheet(sheet(), mimetype="text/css", media=every)]


def add_invitation(handler) -> None:
    """Write a link to the page about subscribing, in the active language.

    It is a link of XHTML, so browsers follow it; feed readers skip elements of a
    namespace that isn't theirs.
    """
    text = _(
        "This is a feed: copy its address into your feed reader. The “Subscribe” page "
        "explains how."
    )
    address = absolute(reverse("subscribe"))
    handler.addQuickElement("xhtml:a", text, {"xmlns:xhtml": XHTML, "href": address})


def add_text(handler, text: str) -> None:
    """Write a text in place of the next element, for people only."""
    handler.addQuickElement("xhtml:p", text, {"xmlns:xhtml": XHTML})
