"""The user's own profile: their data about themselves, and about nobody else."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext as _, gettext_lazy, override

from articles.accounts.admission.language import language_of
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import offered
from articles.foundation.text import clean_line
from articles.models import User


class OwnProfileForm(CarefulForm, forms.ModelForm):
    required_css_class = "required"

    class Meta:
        model = User
        fields = (
            "printed_name",
            "organisation",
            "language",
            "review_languages",
            "has_typed_marks",
        )
        widgets = {
            "printed_name": AdminTextInputWidget({"autocomplete": "name"}),
            "organisation": AdminTextInputWidget({"autocomplete": "organization"}),
        }
        help_texts = {
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


def keep(form: OwnProfileForm) -> bool:
    """Store the user's profile; return False if the form is invalid.

    Store no other fields of the account, which somebody may change meanwhile.
    """
    if not form.is_valid():
        return False
    form.instance.save(update_fields=list(form.fields))
    return True


def own_profile(request):
    """Show the form, or store it; always the user's own, as no parameter names one."""
    form = OwnProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and keep(form):
        with override(language_of(form.instance) or get_language()):
            messages.success(request, _("Your profile was saved."))
        return redirect("admin:own_profile")
    context = admin.site.each_context(request) | {
        "title": _("My profile"),
        "form": form,
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/own_profile.html", context)
