"""The page that asks before a partner's mail address is renewed."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles.accounts import note_refusal
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.foundation.refusal import Refused
from articles.inbox.feeds import mail_address, renew_address
from articles.models import SourceFeed, Way

# The field with the secret that the user saw.
SEEN = "seen"


class Renewing(admin.ModelAdmin):
    def get_urls(self):
        view = self.admin_site.admin_view(self.renew)
        own = [path("<int:pk>/renew/", view, name="articles_sourcefeed_renew")]
        return [*own, *super().get_urls()]

    def renew(self, request, pk: int):
        by_mail = SourceFeed.objects.filter(way=Way.MAIL).select_related("source")
        feed = get_object_or_404(by_mail, pk=pk)
        if not self.has_change_permission(request, feed):
            raise PermissionDenied
        if request.method == "POST":
            return self.renewed(request, feed)
        page = framed(
            request,
            SourceFeed,
            "renew",
            title=_("Renew the mail address"),
            original=feed,
            address=mail_address(feed),
        )
        return kept_by_nobody(page)

    def renewed(self, request, feed: SourceFeed):
        try:
            fresh = renew_address(feed, request.POST.get(SEEN, ""), by=request.user)
        except Refused as refusal:
            note_refusal(request, refusal, feed, move="renew")
            messages.error(request, str(refusal))
        else:
            said = _("The new address is %(address)s. Give it to the partner.")
            address = mail_address(fresh)
            messages.success(request, said % {"address": address})
        form = reverse("admin:articles_sourcefeed_change", args=[feed.pk])
        return HttpResponseRedirect(form)
