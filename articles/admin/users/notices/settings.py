"""The user's choice of letters and their hour; and the texts that they follow."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.formats import time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from articles.editing import notices
from articles.foundation.careful_forms import CarefulForm
from articles.models import Article, Follow, Mailing, NoticeSettings, User

# So many of the texts that somebody follows are listed.
MOST = 100
TO_PROFILE = (gettext_lazy("My profile"), reverse_lazy("admin:own_profile"))


def hours() -> list[tuple[int, str]]:
    return [(hour, time_format(time(hour), "TIME_FORMAT")) for hour in range(24)]


class SettingsForm(CarefulForm, forms.Form):
    """A choice for each kind, and the hour of the daily e-mail."""

    required_css_class = "required"

    def __init__(self, *args, chosen: NoticeSettings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hour"] = forms.TypedChoiceField(
            coerce=int,
            choices=hours(),
            initial=chosen.hour,
            label=capfirst(_("hour of the daily e-mail")),
            help_text=_("In the newsroom's time. Only what is new goes into it."),
        )
        for kind in notices.TABLE:
            self.fields[kind.name] = forms.ChoiceField(
                choices=Mailing.choices,
                initial=notices.mailing_in(chosen, kind),
                label=str(kind.said),
            )

    def store(self, person: User) -> None:
        data = dict(self.cleaned_data)
        hour = data.pop("hour")
        notices.choose(person, data, hour)


def own_notices(request):
    """Show the form, or store it; always the user's own, as no parameter names one."""
    chosen = notices.settings_of(request.user)
    form = SettingsForm(request.POST or None, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        form.store(request.user)
        messages.success(request, _("Your choice was saved."))
        return HttpResponseRedirect(reverse("own_notices"))
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": _("Notices and e-mails"),
        "crumbs": [TO_PROFILE],
        "form": form,
        "followed": followed_by(request.user),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/notices/settings.html", context)


def followed_by(user: User) -> list[tuple[int, str, Article | None]]:
    """Return the editions, with the version that the user may see; None: none now."""
    rows = Follow.objects.filter(person=user.pk).order_by("-since", "-pk")
    editions = list(rows.values_list("edition", flat=True)[:MOST])
    versions = notices.versions_for(user, editions)
    return [
        (edition, capfirst(title_of(versions.get(edition))), versions.get(edition))
        for edition in editions
    ]


def title_of(article: Article | None) -> str:
    if article is None:
        return _("A text that you can't see at present")
    return article.headline or _("No headline yet")
