"""The user's own profile: their data about themselves, and about nobody else."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext as _, gettext_lazy, override

from articles.accounts.admission.identities import said_of_login
from articles.accounts.admission.language import language_of
from articles.accounts.profile.being_away import (
    WithAway,
    note_stand_in,
    said_of_being_away,
)
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import offered
from articles.foundation.text import clean_line
from articles.models import User


class OwnProfileForm(CarefulForm, WithAway):
    required_css_class = "required"

    class Meta:
        model = User
        fields = (
            "printed_name",
            "organisation",
            "language",
            "review_languages",
            "has_typed_marks",
            "away_until",
            "stand_in",
        )
        widgets = {
            "away_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "printed_name": AdminTextInputWidget({"autocomplete": "name"}),
            "organisation": AdminTextInputWidget({"autocomplete": "organization"}),
        }
        help_texts = {
            "away_until": gettext_lazy(
                "The last day. Those who assign work to you see it. Leave it empty "
                "while you are here."
            ),
            "printed_name": gettext_lazy(
                "Readers see it below the articles you edit, with the organisation."
            ),
            "review_languages": gettext_lazy(
                "Texts in other languages don't wait for your approval. If nothing is "
                "ticked, all languages count, also those that are added later."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if len(offered()) == 1:
            del self.fields["review_languages"]

    def clean_printed_name(self):
        return clean_line(self.cleaned_data["printed_name"])

    def clean_organisation(self):
        return clean_line(self.cleaned_data["organisation"])


# Tells others of somebody who has just named a stand-in.
Tells = Callable[[User], None]


@transaction.atomic
def keep(form: OwnProfileForm, tell: Tells | None = None) -> bool:
    """Store the user's profile; return False if the form is invalid.

    Store no other fields of the account, which somebody may change meanwhile.
    """
    person = form.instance
    former = person.away_until, person.stand_in_id
    if not form.is_valid():
        return False
    person.save(update_fields=list(form.fields))
    if note_stand_in(person, former) and tell:
        tell(person)
    return True


def own_profile(request, tell: Tells | None = None):
    """Show the form, or store it; always the user's own, as no parameter names one."""
    form = OwnProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and keep(form, tell):
        with override(language_of(form.instance) or get_language()):
            messages.success(request, _("Your profile was saved."))
            for level, said in said_of_being_away(form.instance):
                messages.add_message(request, level, said)
        return redirect("admin:own_profile")
    context = admin.site.each_context(request) | {
        "title": _("My profile"),
        "form": form,
        "elsewhere": said_of_login(request.user),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/own_profile.html", context)
