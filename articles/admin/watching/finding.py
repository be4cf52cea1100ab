"""The page on which the feeds of a homepage are found, to be added one by one."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.crumbs import to_list
from articles.admin.parts.framed import framed
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import is_offered
from articles.inbox.feeds import KnownSources
from articles.inbox.fetching import NotFetched
from articles.inbox.watching import Candidate, discover
from articles.models import SourceFeed

LONGEST_TITLE = 300


class HomepageForm(CarefulForm, forms.Form):
    address = forms.URLField(
        label=gettext_lazy("Address of the homepage"),
        max_length=1_000,
        assume_scheme="https",
        widget=forms.URLInput({"class": "vURLField"}),
        help_text=gettext_lazy("Or of the feed itself."),
    )


class Finding(admin.ModelAdmin):
    def get_urls(self):
        view = self.admin_site.admin_view(self.find_feeds)
        own = path("find/", view, name="articles_sourcefeed_find")
        return [own, *super().get_urls()]

    def find_feeds(self, request):
        """Ask the server only for a form that was sent: a link asks nobody."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = HomepageForm(request.POST if request.method == "POST" else None)
        context: dict[str, Any] = {"form": form}
        if form.is_bound and form.is_valid():
            try:
                found = discover(form.cleaned_data["address"])
            except NotFetched as refusal:
                form.add_error("address", refusal.reason)
            else:
                context |= {"found": offers(found), "is_asked": True}
        return framed(
            request,
            SourceFeed,
            "find",
            title=_("Find feeds"),
            crumbs=[to_list(self.opts)],
            **context,
        )


def offers(found: list[Candidate]) -> list[dict]:
    """Return the candidates, each with the form that adds it, or its entry."""
    known, offered = KnownSources(), []
    for one in found:
        watched = SourceFeed.objects.filter(address=one.address).first()
        source = known.at(one.address)
        language = one.language.partition("-")[0]
        query = {
            "address": one.address,
            "title": one.title[:LONGEST_TITLE] if one.title != one.address else "",
            "language": language if is_offered(language) else "",
            "source": str(source.pk) if source else "",
        }
        given = {name: value for name, value in query.items() if value}
        add = reverse("admin:articles_sourcefeed_add", query=given)
        offered.append({"one": one, "source": source, "watched": watched, "add": add})
    return offered
