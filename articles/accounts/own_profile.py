"""One's own profile: what a person says of herself, and of nobody else."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminEmailInputWidget, AdminTextInputWidget
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from articles.accounts.language import language_of
from articles.models import Profile
from articles.text import clean_line


class OwnProfileForm(forms.ModelForm):
    required_css_class = "required"
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=254,
        help_text=gettext_lazy(
            "Where a link to a new password is sent. Readers never see it."
        ),
        widget=AdminEmailInputWidget({"autocomplete": "email"}),
    )

    class Meta:
        model = Profile
        fields = ("printed_name", "organisation", "language")
        widgets = {
            "printed_name": AdminTextInputWidget({"autocomplete": "name"}),
            "organisation": AdminTextInputWidget({"autocomplete": "organization"}),
        }
        help_texts = {
            "printed_name": gettext_lazy(
                "As readers see it below what you edit, with the organisation."
            ),
        }

    def clean_printed_name(self):
        return clean_line(self.cleaned_data["printed_name"])

    def clean_organisation(self):
        return clean_line(self.cleaned_data["organisation"])


@transaction.atomic
def keep(person, *, email: str, **profile):
    """Store what the person says of herself; the first time makes her profile."""
    Profile.objects.update_or_create(user=person, defaults=profile)
    if person.email != email:
        person.email = email
        person.save(update_fields=["email"])
    person.refresh_from_db()  # and forget the former profile


def own_profile(request):
    """Show the form, or keep what was sent; whose profile it is, is never asked."""
    person = request.user
    profile = getattr(person, "profile", None) or Profile(user=person)
    form = OwnProfileForm(
        request.POST or None, instance=profile, initial={"email": person.email}
    )
    if request.method == "POST" and form.is_valid():
        keep(person, **form.cleaned_data)
        with override(language_of(person) or get_language()):
            messages.success(request, _("Your profile was saved."))
        return redirect("admin:own_profile")
    context = admin.site.each_context(request) | {
        "title": _("My profile"),
        "form": form,
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/own_profile.html", context)
