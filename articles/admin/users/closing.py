"""The pages on which an account is closed, and what tells whose it was is removed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import anonymise, anonymised_at, close, note_refusal
from articles.admin.parts.crumbs import to_form, to_list
from articles.foundation.refusal import Refused
from articles.models import User

DONE = {
    "close": gettext_lazy("The account was closed."),
    "anonymise": gettext_lazy("The account no longer shows whose it was."),
}
TITLES = {
    "close": gettext_lazy("Close the account"),
    "anonymise": gettext_lazy("Anonymise the account"),
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
            "crumbs": [to_list(self.opts), to_form(person)],
            "verb": verb,
            "person": person,
            "days": settings.NEWSROOM_KEEP.closed_accounts,
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

    @admin.display(description=gettext_lazy("on leaving"))
    def leaving(self, user):
        """Say since when the user is gone, and link to what can be done yet."""
        if user.is_gone:
            return _("The account no longer shows whose it was.")
        verbs = ("close", "anonymise") if user.is_active else ("anonymise",)
        links = format_html_join(
            " · ",
            '<a href="{}">{}</a>',
            (
                (reverse(f"admin:articles_user_{verb}", args=[user.pk]), TITLES[verb])
                for verb in verbs
            ),
        )
        return format_html("{} {}", closed_since(user), links)


def closed_since(user: User) -> str:
    """Return in words since when it is closed, and until when its name stays."""
    if user.closed_at:
        said = _("Closed since %(day)s.") % {"day": day_of(user.closed_at)}
    elif user.ends_on and user.has_ended:
        said = _("Ended; its last day was %(day)s.") % {
            "day": date_format(user.ends_on)
        }
    else:
        return ""
    if end := anonymised_at(user):
        said += " " + _(
            "In the night after %(day)s its names, its e-mail address and its roles "
            "will be removed."
        ) % {"day": day_of(end)}
    return said


def day_of(moment: datetime) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")
