"""The page on which the feeds of a homepage are found, to be added one by one."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import note_refusal
from articles.admin.parts.crumbs import to_list
from articles.admin.parts.framed import framed
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import is_offered
from articles.foundation.refusal import Refused
from articles.inbox.feeds import KnownSources
from articles.inbox.incoming import ask_for_feeds, feeds_found
from articles.inbox.watching import Candidate
from articles.models import ErrandState, SourceFeed

LONGEST_TITLE = 300
# The parameter with the key of what was asked; seconds until the page looks again.
ERRAND, AGAIN = "errand", 3


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
        """Have a page asked; then say how that stands, and what was found."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = HomepageForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                key = ask_for_feeds(form.cleaned_data["address"], by=request.user)
            except Refused as refusal:
                note_refusal(request, refusal, SourceFeed())
                form.add_error("address", f"{refusal.why} {refusal.remedy}")
            else:
                return HttpResponseRedirect(f"{request.path}?{ERRAND}={key}")
        key = "" if form.is_bound else request.GET.get(ERRAND, "")
        asked = feeds_found(key, by=request.user) if key else None
        response = framed(
            request,
            SourceFeed,
            "find",
            title=_("Find feeds"),
            crumbs=[to_list(self.opts)],
            form=form,
            asked=asked,
            is_waiting=asked is not None and asked.state == ErrandState.WAITING,
            found=offers(asked.feeds) if asked else [],
        )
        if asked and asked.state == ErrandState.WAITING:
            response.headers["Refresh"] = str(AGAIN)
        return response


def offers(found: list[Candidate]) -> list[dict]:
    """Return the feeds, each with the form that adds it, or its entry."""
    known, offered = KnownSources(), []
    at = [one.address for one in found]
    entries = {feed.address: feed for feed in SourceFeed.objects.filter(address__in=at)}
    for one in found:
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
        watched = entries.get(one.address)
        offered.append({"one": one, "source": source, "watched": watched, "add": add})
    return offered
