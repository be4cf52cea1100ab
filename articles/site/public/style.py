"""The style page: every component of the site in each of its states, while developing.

Its texts are examples that stand in no database.
"""

from datetime import date

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _, override

from articles.foundation.languages import offered, site_language
from articles.foundation.theme import ROLES
from articles.models import PRINTED, Article, Edition, Label, Words, given_words
from articles.site.shared import Head, page, public_view, tells_all, translated

TEMPLATE = "articles/style.html"
DAY = date(2020, 2, 12)
LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
)


@public_view
@tells_all
def style(request):
    if not settings.DEBUG:
        raise Http404
    head = Head(
        title=_("Style"),
        path=reverse("style"),
        translations=translated("style"),
        robots="noindex",
    )
    labels = example_labels()
    teaser = _("Two or three sentences say what the article is about, and no more.")
    return page(
        TEMPLATE,
        head,
        full=example(_("A headline says what happened"), teaser=teaser, labels=labels),
        bare=example(LONG, body="<p>Text</p>"),
        labels=[label for each in labels.values() for label in each],
        colours=ROLES,
    )


def example_labels() -> dict[str, list[Label]]:
    """Return one of each kind that an article prints, called as its kind is; the last
    one has a name in the site's own language alone.
    """
    names: dict[str, list[str]] = {}
    for code in offered():
        with override(code):
            names[code] = [
                capfirst(str(kind.model._meta.verbose_name)) for kind in PRINTED
            ]
    for code in offered()[1:]:
        names[code][-1] = ""
    return {
        kind.name: [
            kind.model(names=by_language(names, n), slugs={site_language(): "x"})
        ]
        for n, kind in enumerate(PRINTED)
    }


def by_language(names: dict[str, list[str]], number: int) -> Words:
    return given_words({code: some[number] for code, some in names.items()})


def example(headline: str, *, labels: dict | None = None, **fields) -> Article:
    """Return an article that was never stored, with its labels by kind."""
    article = Article(
        edition=Edition(language=get_language()),
        headline=headline,
        slug="x",
        dated=DAY,
        printed_on=DAY,
        **fields,
    )
    told = labels or {}
    # An article that isn't stored has no rows to query.
    article.labels_of = lambda name: told.get(name, [])  # type: ignore[method-assign]
    return article
