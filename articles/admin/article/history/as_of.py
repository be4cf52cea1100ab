"""The site as of a moment: the articles that were public, and each page as it stood.

Only users who see every article anyway see scheduled articles.
"""

from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, override, pgettext_lazy
from django.views.decorators.http import require_safe

from articles.admin.article.access import find, may_look
from articles.admin.parts.fields.moments import OneMomentField, zone_in_words
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.admin.parts.lists.bounded import AHEAD, counted
from articles.domain.fragments import Pictured, pictured
from articles.domain.label_index import Members, catalogue_now
from articles.editing.publishing import moment
from articles.models import Article, Masthead, sees_all
from articles.site.public.article.composing import TEMPLATE, page_of
from articles.site.shared import page, slice_of


class AsOfForm(forms.Form):
    """Read from the address; without a moment it is now."""

    at = OneMomentField(label=gettext_lazy("Day and time"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=lambda: [("", pgettext_lazy("languages", "all")), *settings.LANGUAGES],
        required=False,
    )

    def __init__(self, query, *, user):
        now = timezone.now()
        data = {"at": query.get("at") or timezone.localtime(now).isoformat()}
        super().__init__(data | {"language": query.get("language", "")})
        self.user, self.now = user, now
        self.fields["at"].help_text = zone_in_words()

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at > self.now and not sees_all(self.user):
            raise ValidationError(
                _(
                    "This moment lies in the future. What is scheduled is shown only "
                    "to those who review or publish. Choose an earlier moment."
                )
            )
        return at

    def articles(self):
        found = Article.objects.public(self.cleaned_data["at"]).visible_to(self.user)
        language = self.cleaned_data["language"]
        return found.in_language(language) if language else found


@require_safe
def list_as_of(request):
    if not may_look(request.user):
        raise PermissionDenied
    form = AsOfForm(request.GET, user=request.user)
    found = listed(form, request.GET) if form.is_valid() else {}
    title = _("What was public at a given time")
    return kept_by_nobody(
        framed(request, Article, "as_of", title=title, form=form, **found)
    )


@require_safe
def page_as_of(request, pk: int):
    """Show the public page as it stood; it is there only if it was public."""
    find(request, pk)
    form = AsOfForm(request.GET, user=request.user)
    if not form.is_valid():  # the list says why
        address = reverse("admin:articles_article_list_as_of")
        return HttpResponseRedirect(f"{address}?{request.GET.urlencode()}")
    article = form.articles().for_page().filter(pk=pk).first()
    if article is None:
        raise Http404
    at = form.cleaned_data["at"]
    with override(article.language):
        masthead = Masthead.for_readers(article.language)
        head, context = page_of(article, masthead, at=at)
        context["related"] = related_then(article, at=at)
        head.robots = "noindex"
        said = banner(at, is_ahead=at > form.now)
        response = page(TEMPLATE, head, preview=said, **context)
    return kept_by_nobody(response)


def related_then(article: Article, *, at: datetime) -> list[Pictured]:
    """Return what was to be read beside it, as far as labels say the same today."""
    public = Article.objects.public(at).in_language(article.language)
    among = Members(public.order_by().values_list("pk", flat=True))
    return pictured(catalogue_now().related(article.pk, among=among))


def listed(form: AsOfForm, query) -> dict:
    """Return one page of what was public, and the ways to its other pages."""
    found, at = form.articles(), form.cleaned_data["at"]
    shown, number = slice_of(found.for_listing(), query), counted(found, AHEAD)
    asked = urlencode({"at": at.isoformat(), "language": form.cleaned_data["language"]})
    return {
        "moment": moment(at),
        "is_ahead": at > form.now,
        "count": min(number, AHEAD),
        "goes_on": number > AHEAD,
        "articles": shown.articles,
        "at": urlencode({"at": at.isoformat()}),
        "newer": shown.newer and f"{asked}&{shown.newer}",
        "older": shown.older and f"{asked}&{shown.older}",
    }


def banner(at, *, is_ahead: bool) -> str:
    said = _("As it was public on %(at)s.")
    if is_ahead:
        said = _("As it will be public on %(at)s if nothing changes before then.")
    today = _(
        "Labels and the masthead show today's names, and links lead "
        "to today's pages. Only the desk sees this."
    )
    return f"{said % {'at': moment(at)}} {today}"
