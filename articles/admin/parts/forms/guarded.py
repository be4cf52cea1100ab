"""Refusals by every page of the desk beyond Django's own, and forms that show them."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpResponse, HttpResponseRedirect

from articles.accounts import BY_SCRIPT, note_refusal
from articles.admin.parts.fields.choosing import Choice, is_key
from articles.admin.parts.fields.chosen import LabelField
from articles.admin.parts.fields.moments import DAYS
from articles.admin.parts.forms.resending import as_sent
from articles.admin.parts.forms.unsaved import SHOW, KeepsWords, answered
from articles.admin.parts.lists.tabled import Tabled
from articles.foundation.refusal import Refused
from articles.models import Label
from articles.templatetags.faults import DAMAGED

LOOKUPS = {
    "",
    "exact",
    "in",
    "isnull",
    "id__exact",
    "gte",
    "lt",
    "year",
    "month",
    "day",
}


def is_odd(value: str) -> bool:
    """Return whether a query for it would fail: a NUL, or a huge number."""
    return "\0" in value or (value.isdecimal() and len(value) > 9)


def is_year(value: str) -> bool:
    return value.isdecimal() and len(value) <= 4 and 0 < int(value) < 9999


def asked_for_by(entry) -> str:
    """Return the field that an entry of `list_filter` asks for, or its parameter."""
    if isinstance(entry, str):
        return entry
    return entry[0] if isinstance(entry, tuple) else entry.parameter_name


class Guarded(KeepsWords, Tabled):
    """For every ModelAdmin: only what its filters ask for can be asked for."""

    view_on_site = False
    formfield_overrides = DAYS

    def lookup_allowed(self, lookup, value, request):
        value = str(value[0] if isinstance(value, list) else value)
        fields = [asked_for_by(entry) for entry in self.list_filter]
        fields += [self.date_hierarchy] if self.date_hierarchy else []
        offered = any(
            lookup.startswith(field) and lookup[len(field) :].strip("_") in LOOKUPS
            for field in fields
        )
        if lookup.endswith("__year") and not is_year(value):
            return False
        allowed = super().lookup_allowed(lookup, value, request)
        return allowed and offered and not is_odd(value)

    def response_action(self, request, *args, **kwargs):
        # Django would query the database for anything that was sent.
        if all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, *args, **kwargs)
        messages.error(request, str(DAMAGED))
        return HttpResponseRedirect(request.get_full_path())

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(
            request, queryset, search_term.replace("\0", "")
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = Choice(db_field, self.admin_site)
            if issubclass(db_field.related_model, Label):
                kwargs["form_class"] = LabelField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Refusing(Guarded):
    """For forms whose save the rules may refuse: the form is shown once more."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            note_refusal(request, refusal, self.model(pk=object_id))
            if BY_SCRIPT in request.headers:
                nothing = HttpResponse()
                return answered(request, nothing, is_saved=False)
            # Nothing typed is lost.
            data = request.POST.copy()
            data[SHOW] = ""
            shown = as_sent(request, data)
            told = (extra_context or {}) | {"refused": refusal}
            return super().changeform_view(shown, object_id, form_url, told)
