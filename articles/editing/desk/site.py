"""The desk: the admin's site, without the ways round its pages."""

import logging
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.accounts import (
    OwnPassword,
    carried_if_out,
    is_admitted,
    login,
    note_if_possible,
    own_address,
    own_profile,
)
from articles.editing.desk.navigation import grouped, technical
from articles.editing.desk.recorded import Recorded
from articles.editing.notices import tell_stand_in
from articles.models import Edition, RecordedDeed

logger = logging.getLogger(__name__)

# Query parameters that name the field of a request for suggestions.
ASKED = ("app_label", "model_name", "field_name")


class Autocomplete(AutocompleteJsonView):
    """Suggestions for a field; labels are in the order in which their page has them."""

    def get_queryset(self):
        page: Any = self.model_admin
        if not hasattr(page, "suggested"):
            return super().get_queryset()
        return page.suggested(self.request, self.term)

    def process_request(self, request):
        try:
            term, page, field, key = super().process_request(request)
        except PermissionDenied:
            asked = [request.GET.get(name, "") for name in ASKED]
            if any(asked):
                logger.warning("Completing refused: %s", ".".join(asked))
            raise
        # Asked for a relation's other end, Django's view fails.
        if field.auto_created:
            raise PermissionDenied
        return term, page, field, key

    def serialize_result(self, obj, to_field_name):
        if isinstance(obj, dict):
            return obj
        found = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Edition):  # its page knows what the person may read of it
            page: Any = self.model_admin
            found["text"] = page.named(obj)
        return found


class Desk(AdminSite):
    site_title = site_header = _("Newsroom")
    index_title = _("Desk")
    empty_value_display = "–"

    def has_permission(self, request):
        return is_admitted(request)

    def register(self, model_or_iterable, admin_class=None, **options):
        """Register a page, and have all acts on it recorded, a plug-in's as well."""
        page = admin_class or Recorded
        if not issubclass(page, Recorded):
            # After the page's own class, before Django's.
            kinds = (Recorded,) if page is ModelAdmin else (page, Recorded)
            page = type(page.__name__, kinds, {"__module__": page.__module__})
        super().register(model_or_iterable, page, **options)

    def admin_view(self, view, cacheable=False):
        # Keeps the typed text if its writer isn't logged in any more.
        return carried_if_out(super().admin_view(view, cacheable))

    @method_decorator(never_cache)
    def logout(self, request, extra_context=None):
        person = request.user
        answer = super().logout(request, extra_context)
        if request.method == "POST" and person.is_authenticated:
            note_if_possible(RecordedDeed.LOGOUT, by=person, request=request)
        return answer

    def login(self, request, extra_context=None):
        # Allauth's stages, and so no way round a second factor.
        return login(request)

    @method_decorator(never_cache)
    def password_change(self, request, extra_context=None):
        request.current_app = self.name
        context = self.each_context(request) | (extra_context or {})
        return OwnPassword.as_view(extra_context=context)(request)

    @method_decorator(never_cache)
    def password_change_done(self, request, extra_context=None):
        return super().password_change_done(request, extra_context)

    def i18n_javascript(self, request, extra_context=None):
        # The words of Django's own scripts: each page requests them, and they rarely
        # change.
        answer = super().i18n_javascript(request, extra_context)
        patch_cache_control(answer, private=True, no_cache=True)
        return answer

    def get_urls(self):
        # Django's "view on site" leads to any object by its number, and so would
        # tell the address of a colleague's draft. The pages link by themselves.
        urls = super().get_urls()
        kept = [url for url in urls if getattr(url, "name", "") != "view_on_site"]
        telling = {"tell": tell_stand_in}
        return [
            path("profile/", self.admin_view(own_profile), telling, "own_profile"),
            path("profile/address/", self.admin_view(own_address), name="own_address"),
            *kept,
        ]

    def get_app_list(self, request, app_label=None):
        found = super().get_app_list(request, app_label)
        return found if app_label else grouped(found, request.user)

    def technical_pages(self, request) -> list[dict]:
        """Return the tables that the list of the desk's pages leaves out."""
        return technical(super().get_app_list(request))

    def autocomplete_view(self, request):
        return Autocomplete.as_view(admin_site=self)(request)
