"""Preview: the real page with what is proposed, for those who may see that; also before
anything is proposed.
"""

from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _, override
from django.views.decorators.http import require_safe

from articles.admin.parts.framed import kept_by_nobody
from articles.admin.site_pages.finding import find
from articles.domain import site_version
from articles.editing.proposals import last_written, saying
from articles.models import DOSSIER, Dossier, Masthead, Page, PageKind, Proposal
from articles.site.public.home import home_page
from articles.site.public.lists.page import page_with_dossier
from articles.site.public.pages import page_of
from articles.site.shared import Standing


@require_safe
def preview(request, pk: int):
    proposal = find(request, pk)
    if not has_preview(proposal):
        raise Http404
    return previewed(saying(proposal, last_written(proposal).content or {}))


def previewed(one: Any):
    """Return the page, or the home page below the masthead, kept by no cache."""
    said: dict[str, Any] = {"preview": banner_of(one), "robots": "noindex"}
    with override(one.language):
        if isinstance(one, Masthead):
            at = site_version.current(timezone.now())
            said["instead"] = Standing(one, footer_pages(one.language))
            return kept_by_nobody(home_page(one, at=at, **said))
        masthead = Masthead.for_readers(one.language)
        if isinstance(one, Dossier):
            return kept_by_nobody(page_with_dossier(one, **said))
        said["instead"] = Standing(masthead, footer_pages(one.language, one))
        return kept_by_nobody(page_of(one, **said))


def banner_of(one: Any) -> str:
    if isinstance(one, Masthead):
        return _("Preview of the masthead, above the home page. Only the desk sees it.")
    if isinstance(one, Dossier):
        return _("Preview of the page with this dossier. Only the desk sees it.")
    return _("Preview of this page as it is proposed. Only the desk sees it.")


def footer_pages(language: str, proposed: Page | None = None) -> list[Page]:
    """Return the pages of the footer, one of them as it is proposed."""
    found = list(Page.objects.in_footer(language))
    if proposed is None:
        return found
    found = [one for one in found if one.pk != proposed.pk]
    kinds = list(PageKind.values)
    if proposed.is_in_footer:
        found.append(proposed)
    return sorted(
        found, key=lambda one: (kinds.index(one.kind), one.position, one.title)
    )


def has_preview(proposal: Proposal) -> bool:
    if proposal.kind == DOSSIER:
        public = proposal.public()
        return isinstance(public, Dossier) and public.label is not None
    return not (proposal.is_removal or proposal.is_shared)
