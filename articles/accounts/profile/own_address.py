"""The user's own e-mail address: a change needs reauthentication and a confirmation.

An unlocked screen isn't enough: the link to a new password goes to this address.
"""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminEmailInputWidget
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.accounts.factors.reauthentication import shown_elsewhere
from articles.accounts.passwords.changing import (
    ask_for_address,
    confirmed,
    meant,
    take_away_address,
)
from articles.foundation.careful_forms import CarefulForm
from articles.models import User


class OwnAddressForm(CarefulForm, forms.ModelForm):
    required_css_class = "required"

    class Meta:
        model = User
        fields = ("email",)
        widgets = {"email": AdminEmailInputWidget({"autocomplete": "email"})}


@shown_elsewhere
@reauthentication_required
def own_address(request):
    """Show the form, or send a link to the new address to confirm that it is theirs."""
    person = User.objects.get(pk=request.user.pk)
    form = OwnAddressForm(request.POST or None, instance=person)
    former = person.email
    if request.method == "POST" and form.is_valid():
        address = person.email  # as it would be stored
        if address and address != former:
            ask_for_address(person, address)
            messages.success(
                request,
                _("A mail with a link went to %(address)s. Open it to confirm.")
                % {"address": address},
            )
        elif former and not address:
            person.email = former
            take_away_address(person)
            messages.success(request, _("Your account has no e-mail address now."))
        return redirect("admin:own_profile")
    context = admin.site.each_context(request) | {
        "title": _("Change e-mail address"),
        "form": form,
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/own_address.html", context)


def confirm_address(request, said: str):
    """Ask once more, since programs open links in mails as well; then change it."""
    person = confirmed(said) if request.method == "POST" else None
    if person:
        title = _("Your e-mail address is confirmed")
    elif meant(said)[0]:
        title = _("Confirm your e-mail address")
    else:
        title = _("This link is no longer valid")
    whose, address = meant(said)
    context = {
        "title": title,
        "is_changed": bool(person),
        "is_taken": request.method == "POST" and not person,
        "whose": whose,
        "address": address,
    }
    return TemplateResponse(request, "registration/confirm_address.html", context)
