"""The menu of the list leads to the page that shows the effect, and does nothing."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.admin.listing.bulk_pages import KINDS, MOST, bulk_address
from articles.domain import rights
from articles.foundation.refusal import Refused


def leads_to(name: str) -> Callable:
    def act(page, request, queryset):
        keys = list(queryset.values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            messages.error(request, str(too_many()))
            return None
        filters = request.GET.urlencode()
        return HttpResponseRedirect(bulk_address(name, keys, filters))

    act.__name__ = name
    description: Any = KINDS[name].label
    return admin.action(act, description=description)


class Acts(admin.ModelAdmin):
    actions = tuple(map(leads_to, KINDS))

    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
        """Offer what the person's role includes of any article."""
        found = super().get_actions(request, action_location=action_location)
        return {
            name: action
            for name, action in found.items()
            if name in KINDS and rights.might_hold(request.user, KINDS[name].right)
        }


def too_many() -> Refused:
    return Refused(
        _("Nothing was done."),
        _("More than %(count)s articles were chosen.") % {"count": MOST},
        _("Choose fewer, or narrow the list down with filters or a search."),
        code="too-many",
    )
