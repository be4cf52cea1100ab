"""The buttons of a feed: ask now, pause, resume, follow it to another address or not.

They change by a POST alone, and lead back to the page from which they were sent.
"""

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.accounts import note_refusal
from articles.foundation.refusal import Refused
from articles.inbox.feeds import ask_now, follow, pause, resume, stay
from articles.models import SourceFeed

# The field with the address that the user saw.
SEEN = "seen"
# Name of the route → the act, and the words once it is done.
ACTS: dict[str, tuple[Callable[..., None], Promise]] = {
    "ask": (ask_now, _("“%(feed)s” is asked next.")),
    "pause": (pause, _("“%(feed)s” is paused.")),
    "resume": (resume, _("“%(feed)s” is asked again.")),
    "follow": (follow, _("“%(feed)s” has its new address.")),
    "stay": (stay, _("“%(feed)s” keeps its address.")),
}
WITH_ADDRESS = ("follow", "stay")


class FeedActs(admin.ModelAdmin):
    def get_urls(self):
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(self.button(name)),
                name=f"articles_sourcefeed_{name}",
            )
            for name in ACTS
        ]
        return [*own, *super().get_urls()]

    def button(self, name: str) -> Callable:
        def pressed(request, pk: int):
            feed = get_object_or_404(SourceFeed.objects.select_related("state"), pk=pk)
            if not self.has_change_permission(request, feed):
                raise PermissionDenied
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            self.act(request, name, feed)
            form = reverse("admin:articles_sourcefeed_change", args=[feed.pk])
            return HttpResponseRedirect(form)

        return pressed

    def act(self, request, name: str, feed: SourceFeed) -> None:
        verb, told = ACTS[name]
        seen = [request.POST.get(SEEN, "")] if name in WITH_ADDRESS else []
        try:
            verb(feed, *seen, by=request.user)
        except Refused as refusal:
            note_refusal(request, refusal, feed, move=name)
            messages.error(request, str(refusal))
        else:
            messages.success(request, told % {"feed": feed})
