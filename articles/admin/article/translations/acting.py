"""One translation that is behind: the changes of its original, and what to do."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_POST, require_safe

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.article.history.compare import came_in, number
from articles.admin.article.moves.moves import next_version
from articles.admin.article.translations.rows import all_behind, rows_of
from articles.admin.parts.crumbs import shortened
from articles.admin.parts.saying import behind_url, change_url, who
from articles.editing import writing
from articles.editing.publishing import moment
from articles.foundation.refusal import Refused
from articles.models import Article, given

# The page after an act: the next translation, the start page, or the list.
AFTER, NEXT, DAY = "_after", "next", "day"


@dataclass(frozen=True, slots=True)
class Step:
    """A version of the original that came since, and what it says of its change."""

    version: Article

    @property
    def moment(self) -> str:
        return moment(given(self.version.live_from))

    @property
    def who(self) -> str:
        return who(self.version.author)


@require_safe
def difference(request, pk: int):
    """Show the changes in the original since the version that is followed."""
    article = find(request, pk)
    found = rows_of([article], request.user)
    if not found:
        messages.info(request, _("This translation isn't behind its original."))
        return HttpResponseRedirect(change_url(article))
    [row] = found
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Translation behind"),
        "crumbs": [
            (pgettext("pages", "Translations behind"), reverse("translations_behind"))
        ],
        "here": shortened(article),
        "here_language": article.language,
        "translation": article,
        "row": row,
        "steps": [Step(one) for one in row.behind.newer],
        "sections": came_in(row.behind.basis, row.behind.latest, request.user),
        "following": next_one(article, request.user),
        # The comparison is in the language of the original.
        "article": row.original,
    }
    return TemplateResponse(request, "admin/translations/difference.html", context)


def next_one(article: Article, user) -> Article | None:
    """Return the one that follows in the order of the list."""
    if article.behind_since is None:
        return None
    later = Q(behind_since=article.behind_since, pk__lt=article.pk)
    later |= Q(behind_since__lt=article.behind_since)
    return all_behind(user).filter(later).exclude(pk=article.pk).first()


@require_POST
def still_right(request, pk: int):
    """Record that the translation is right as it is, by the version that was seen."""
    article = find(request, pk)
    following = next_one(article, request.user)
    seen = number(request.POST.get("seen"))
    article.lock = -1 if seen is None else seen
    try:
        writing.confirm(article, original=seen_original(request), by=request.user)
    except Refused as refusal:
        note_refusal(request, refusal, article, move="still_right")
        messages.error(request, str(refusal))
        return HttpResponseRedirect(behind_url(article))
    done = _("Recorded: “%(headline)s” is still right.")
    messages.success(request, done % {"headline": article})
    return go_on(request, following)


@require_POST
def catch_up(request, pk: int):
    """Begin the next version, to be brought up to the version that was seen."""
    original = seen_original(request)
    return next_version(request, pk, writing.revise, following=original)


def seen_original(request) -> Article:
    return find(request, request.POST.get("original", ""))


def go_on(request, following: Article | None) -> HttpResponseRedirect:
    after = request.POST.get(AFTER)
    if after == DAY:
        return redirect("admin:index")
    if after == NEXT and following:
        return HttpResponseRedirect(behind_url(following))
    return redirect("translations_behind")
