"""The pages on which an account is closed, and what tells whose it was is removed."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.accounts import anonymise, close, note_refusal
from articles.models import User
from articles.refusal import Refused

DONE = {
    "close": gettext_lazy("The account was closed."),
    "anonymise": gettext_lazy("Nothing in the account tells any more whose it was."),
}
TITLES = {
    "close": gettext_lazy("Close the account"),
    "anonymise": gettext_lazy("Remove whose it was"),
}
VERBS = {"close": close, "anonymise": anonymise}


class Leaving(admin.ModelAdmin):
    def leaving_urls(self):
        return [
            path(
                f"<int:pk>/{verb}/",
                self.admin_site.admin_view(self.page_of(verb)),
                name=f"articles_user_{verb}",
            )
            for verb in VERBS
        ]

    def page_of(self, verb: str):
        return lambda request, pk: self.ask(request, verb, pk)

    def ask(self, request, verb: str, pk: int):
        """Say what will happen, and do it once that is confirmed."""
        person = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if request.method == "POST":
            return self.done(request, verb, person)
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "title": TITLES[verb],
            "verb": verb,
            "person": person,
            "opts": self.opts,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/leaving.html", context)

    def done(self, request, verb: str, person: User):
        try:
            VERBS[verb](person, by=request.user)
        except Refused as refusal:
            note_refusal(request, refusal, person, move=verb)
            messages.error(request, str(refusal))
        else:
            messages.success(request, DONE[verb])
        return redirect("admin:articles_user_change", person.pk)

    @admin.display(description=gettext_lazy("when she leaves"))
    def leaving(self, user):
        """Link to what can be done yet."""
        if user.is_gone:
            return _("Nothing in the account tells any more whose it was.")
        verbs = ("close", "anonymise") if user.is_active else ("anonymise",)
        return format_html_join(
            " · ",
            '<a href="{}">{}</a>',
            (
                (reverse(f"admin:articles_user_{verb}", args=[user.pk]), TITLES[verb])
                for verb in verbs
            ),
        )
