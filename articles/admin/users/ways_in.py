"""Pages about another's ways in: invite users, or take away factors that they lost."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import (
    factors_of,
    invite,
    mail_folder,
    note_refusal,
    state_of,
    take_away_factors,
)
from articles.admin.parts.crumbs import to_form, to_list
from articles.foundation.refusal import Refused
from articles.models import User

TITLES = {
    "invitation": gettext_lazy("Send an invitation"),
    "factors": gettext_lazy("Remove second factors"),
}


class WaysIn(admin.ModelAdmin):
    def ways_in_urls(self):
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(self.page_about(name)),
                name=f"articles_user_{name}",
            )
            for name in TITLES
        ]

    def page_about(self, name: str):
        return lambda request, pk: self.ask_about(request, name, pk)

    def ask_about(self, request, name: str, pk: int):
        """Say what will happen, and do it once that is confirmed."""
        person = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if request.method == "POST":
            {"invitation": self.invite_or_say, "factors": self.take_away}[name](
                request, person
            )
            return redirect("admin:articles_user_change", person.pk)
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "title": TITLES[name],
            "crumbs": [to_list(self.opts), to_form(person)],
            "original": person,
            "opts": self.opts,
            "state": state_of(person),
            "factors": factors_of(person),
        }
        request.current_app = self.admin_site.name
        template = f"admin/articles/user/{name}.html"
        return TemplateResponse(request, template, context)

    def invite_or_say(self, request, person: User) -> None:
        try:
            invite(person, by=request.user)
        except Refused as refused:
            note_refusal(request, refused, person, move="invite")
            messages.error(request, str(refused))
            return
        folder = mail_folder()
        said = _("An invitation goes to %(address)s.") % {"address": person.email}
        if folder:
            said += " " + _(
                "This newsroom has no mail server yet: its mails are files "
                "in the folder %(folder)s on its server."
            ) % {"folder": folder}
        messages.success(request, said)

    def take_away(self, request, person: User) -> None:
        if take_away_factors(person, by=request.user):
            messages.success(request, _("The second factors were removed."))

    @admin.display(description=gettext_lazy("ways in"))
    def ways_in(self, user):
        """Link to what can be done."""
        return format_html_join(
            " · ",
            '<a href="{}">{}</a>',
            (
                (reverse(f"admin:articles_user_{name}", args=[user.pk]), title)
                for name, title in TITLES.items()
            ),
        )
