"""Further parts of an article as readers see them: the facts of a call, each with its
name, and what plug-ins bring.
"""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import pgettext

from articles.domain.parts import BROUGHT
from articles.foundation.text import web_link
from articles.models import Applicant, Article, CallFacts
from articles.site.shared.label_names import foreign, in_active_language

# The scheme says nothing to readers.
SCHEME = "://"


def facts_of(article: Article, origin: str = "") -> list[tuple[str, SafeString | str]]:
    """Return name and HTML of each fact that is set; nothing if there are none.

    Links to the site's own pages begin with `origin`: feeds need it.
    """
    rows = article.facts.all()
    return [(name, said) for row in rows for name, said in told(row, origin) if said]


def told(row: CallFacts, origin: str) -> list[tuple[str, SafeString | str]]:
    return [
        (pgettext("of a call", "Reference number"), written(row.reference)),
        (pgettext("of a call", "Funder"), funder(row, origin)),
        (pgettext("of a call", "Who may apply"), eligible(row)),
        (pgettext("of a call", "Amount"), written(row.amount)),
        (pgettext("of a call", "Apply at"), address(row)),
    ]


def written(text: str) -> SafeString | str:
    """Return the newsroom's own words, which are in the article's language."""
    attributes = in_active_language()
    if not text or not attributes:
        return text
    return format_html("<span{}>{}</span>", attributes, text)


def funder(row: CallFacts, origin: str) -> SafeString | str:
    if row.funder is None:
        return ""
    source = row.funder.current
    path = source.get_absolute_url()
    return format_html('<a href="{}{}"{}>{}</a>', origin, path, foreign(source), source)


def eligible(row: CallFacts) -> str:
    names = [str(Applicant(code).label) for code in row.eligible]
    return capfirst(", ".join(names))


def address(row: CallFacts) -> SafeString | str:
    link = web_link(row.apply_at)
    shown = link.partition(SCHEME)[2].rstrip("/")
    return format_html('<a href="{}">{}</a>', link, shown) if link else ""


def brought_parts(article: Article) -> list[SafeString]:
    """Return the HTML of each part that the article has; each in its own template."""
    found = []
    for name, part in BROUGHT.items():
        if rows := list(getattr(article, name).all()):
            context = {"rows": rows, "article": article}
            found.append(render_to_string(part.template, context))
    return found
