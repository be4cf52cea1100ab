"""The list of feeds as OPML: one taken in, after a look at what it adds, and ours."""

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from articles.accounts import note, note_refusal
from articles.admin.parts.crumbs import to_list
from articles.admin.parts.framed import framed
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.inbox.feeds import add, our_list, plan
from articles.inbox.reading import FeedList, NotAFeed, Outline, read_opml
from articles.models import RecordedDeed, SourceFeed

# Bytes of a list, feeds of one that is looked at here, and rows that are named.
LARGEST, MOST, NAMED = 1_000_000, 400, 10


class ListForm(CarefulForm, forms.Form):
    file = forms.FileField(
        label=gettext_lazy("List of feeds (OPML)"),
        help_text=gettext_lazy(
            "Programs that read feeds export one. Nothing is added before you have "
            "seen what it would be."
        ),
    )

    def clean_file(self) -> FeedList:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("This file is too large for a list of feeds."))
        try:
            found = read_opml(file.read())
        except NotAFeed as refusal:
            raise ValidationError(refusal.reason) from refusal
        if not found.feeds:
            raise ValidationError(none_in(found))
        if len(found.feeds) > MOST:
            raise ValidationError(
                _(
                    "There are more than %(count)s feeds in this list. Split it, or "
                    "ask an operator to import it."
                ),
                params={"count": MOST},
            )
        return found


class Lists(admin.ModelAdmin):
    def get_urls(self):
        views = {
            "opml/": ("opml", self.take_list),
            "opml/feeds.opml": ("opml_file", require_safe(self.give_list)),
        }
        own = [
            path(
                route,
                self.admin_site.admin_view(view),
                name=f"articles_sourcefeed_{name}",
            )
            for route, (name, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def give_list(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "GET":
            note(RecordedDeed.EXPORTED, by=request.user, kind=self.opts.label_lower)
        response = HttpResponse(our_list(), content_type="text/x-opml; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="feeds.opml"'
        return response

    def take_list(self, request):
        """Ask for a list, show what it would add, and add what was chosen."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_post = request.method == "POST"
        if is_post and "list" in request.POST:
            return self.take_chosen(request)
        form = ListForm(*((request.POST, request.FILES) if is_post else ()))
        context: dict[str, Any] = {"form": form}
        if is_post and form.is_valid():
            found = form.cleaned_data["file"]
            context |= {"plans": plan(found.feeds), "list": json.dumps(found.feeds)}
            context["unusable"] = left_out(found)
        return framed(
            request,
            SourceFeed,
            "opml",
            title=_("Import a list of feeds"),
            crumbs=[to_list(self.opts)],
            **context,
        )

    def take_chosen(self, request):
        """Plan again what was chosen: somebody may have added some of it meanwhile."""
        chosen = chosen_in(request.POST)
        try:
            added = add(plan(chosen), by=request.user)
        except Refused as refusal:
            note_refusal(request, refusal, SourceFeed())
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)
        said = ngettext("%(count)d feed added.", "%(count)d feeds added.", len(added))
        messages.success(request, said % {"count": len(added)})
        return HttpResponseRedirect(reverse("admin:articles_sourcefeed_changelist"))


def none_in(found: FeedList) -> str:
    said = _("There are no feeds in this list.")
    return f"{said} {told}" if (told := left_out(found)) else said


def left_out(found: FeedList) -> str:
    """Return a sentence on the rows that no feed can be made of; "" without any."""
    count = len(found.unusable)
    if not count:
        return ""
    said = ngettext(
        "%(count)d row was left out, because its address isn’t one of the web: "
        "%(rows)s",
        "%(count)d rows were left out, because their addresses aren’t of the web: "
        "%(rows)s",
        count,
    )
    rows = " · ".join(found.unusable[:NAMED]) + (" …" if count > NAMED else "")
    return said % {"count": count, "rows": rows}


def chosen_in(data) -> list[Outline]:
    """Return the feeds that were ticked; [] if the form came damaged."""
    try:
        rows = json.loads(data["list"])[:MOST]
        known = [Outline(*map(str, row)) for row in rows]
    except (KeyError, RecursionError, TypeError, ValueError):
        return []
    ticked = set(data.getlist("take"))
    return [one for number, one in enumerate(known) if str(number) in ticked]
