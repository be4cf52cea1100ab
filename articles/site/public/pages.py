"""The site's own pages: imprint, privacy, accessibility and the like."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from articles.domain.content import plain_text, whole_sentences
from articles.models import Page
from articles.site.shared import Head, cache_report, page, public_view, tells_all


@public_view
@tells_all
def site_page(request, slug: str):
    return page_of(get_object_or_404(Page, language=get_language(), slug=slug))


def page_of(found: Page, *, robots: str = "", **otherwise):
    """Return a page as readers see it; `otherwise` is for a preview."""
    translations = list(Page.objects.translations_of(found))
    cache_report.shown(*(one.shown_key for one in (found, *translations)))
    head = Head(
        title=found.title,
        path=found.get_absolute_url(),
        description=whole_sentences(plain_text(found.body)),
        translations={
            other.language: other.get_absolute_url() for other in translations
        },
        robots=robots,
    )
    return page("articles/page.html", head, page=found, **otherwise)
