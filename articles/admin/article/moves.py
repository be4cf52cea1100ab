"""The moves on the desk: a page for each, which says what will happen, and a POST."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import publishing, writing
from articles.admin.article.move_form import FORMS
from articles.admin.article.standing import change_url, standing_of
from articles.models import Article
from articles.preflight import preflight
from articles.publishing import Offer, offers, why_not_public
from articles.refusal import Refused
from articles.workflow import TRANSITIONS


class Moves:
    """For the articles' admin: buttons, their pages, and next versions."""

    def get_urls(self):
        def wrap(view):
            return self.admin_site.admin_view(view)

        return [
            path("<int:pk>/move/<name>/", wrap(self.move_view), name="article_move"),
            path(
                "<int:pk>/revise/",
                wrap(require_POST(self.revise_view)),
                name="article_revise",
            ),
            path(
                "<int:pk>/translate/<language>/",
                wrap(require_POST(self.translate_view)),
                name="article_translate",
            ),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        article = context.get("original")
        if article:
            context |= standing_of(article, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request, obj):
        """Lead on to the move whose button was pressed, now that all is saved."""
        name = request.POST.get("_then")
        if name in TRANSITIONS:
            return HttpResponseRedirect(move_url(obj, name))
        return super().response_change(request, obj)

    def response_add(self, request, obj, *args, **kwargs):
        if request.POST.get("_then") in TRANSITIONS:
            return HttpResponseRedirect(move_url(obj, request.POST["_then"]))
        return super().response_add(request, obj, *args, **kwargs)

    def find(self, request, pk: int) -> Article:
        """Return an article that the person may see; 404 like an unknown one."""
        article = self.get_queryset(request).filter(pk=pk).first()
        if article is None:
            raise Http404
        return article

    def move_view(self, request, pk, name):
        article = self.find(request, pk)
        if name not in TRANSITIONS:
            raise Http404
        offer = find_offer(article, request.user, name)
        if offer is None or offer.refusal:
            refusal = offer.refusal if offer else not_offered(article, name)
            return self.refuse(request, article, refusal)
        form = FORMS[name](request.POST or None, article=article, offer=offer)
        confirm = False
        if request.method == "POST" and form.is_valid():
            confirm = form.needs_confirmation()
            moved = None if confirm else self.try_to_move(request, article, form)
            if moved:
                return self.report(request, moved, name)
        context = self.admin_site.each_context(request) | {
            "title": offer.transition.label,
            "opts": self.opts,
            "original": article,
            "form": form,
            "offer": offer,
            "confirm": confirm,
            "findings": preflight(article) if asks_preflight(offer) else [],
        }
        return TemplateResponse(request, "admin/articles/article/move.html", context)

    def try_to_move(self, request, article, form) -> Article | None:
        """Return what the move leads to, or None: the form says why it was refused."""
        article.lock = form.cleaned_data["seen"]
        decided = {
            "by": request.user,
            "note": form.cleaned_data["note"],
            "options": form.options(),
        }
        try:
            if form.cleaned_data.get("all_languages"):
                return publishing.withdraw_story(article, **decided)[0]
            return publishing.move(article, form.name, **decided)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return None

    def refuse(self, request, article, refusal: Refused):
        messages.error(request, str(refusal))
        return HttpResponseRedirect(change_url(article))

    def report(self, request, article, name):
        """Say what was done, and what readers see of it now."""
        done = _("%(transition)s: done.") % {"transition": TRANSITIONS[name].label}
        why = why_not_public(article)
        public = why or format_html(
            '{} <a href="{}">{}</a>',
            _("Public at"),
            article.get_absolute_url(),
            article.permalink,
        )
        messages.success(request, format_html("{} {}", done, public))
        return HttpResponseRedirect(change_url(article))

    def revise_view(self, request, pk):
        return self.next_version(request, pk, writing.revise)

    def translate_view(self, request, pk, language):
        return self.next_version(request, pk, writing.translate, into=language)

    def next_version(self, request, pk, verb, **options):
        article = self.find(request, pk)
        try:
            made = verb(article, by=request.user, **options)
        except Refused as refusal:
            return self.refuse(request, article, refusal)
        messages.success(
            request,
            _("Version %(number)s is a draft now; change and submit it.")
            % {"number": made.number},
        )
        return HttpResponseRedirect(change_url(made))


def find_offer(article: Article, user, name: str):
    found = (o for o in offers(article, user) if o.transition.name == name)
    return next(found, None)


def asks_preflight(offer: Offer) -> bool:
    return "preflight" in offer.transition.guards


def not_offered(article: Article, name: str) -> Refused:
    return Refused(
        _("“%(transition)s” is not possible for “%(headline)s”.")
        % {"transition": TRANSITIONS[name].label, "headline": article},
        _("Your role doesn't include it, or it doesn't start from “%(phase)s”.")
        % {"phase": article.phase().label},
        _("Choose among the buttons that are shown."),
        code="not-offered",
    )


def move_url(article: Article, name: str) -> str:
    return reverse("admin:article_move", args=[article.pk, name])
