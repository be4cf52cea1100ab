"""The form by which readers ask for an alert, and the page after it."""

from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.domain.label_index import Catalogue, catalogue_now
from articles.foundation.languages import active_language, is_former
from articles.models import CHOSEN, Rhythm
from articles.site.alerts.subscribing import ask
from articles.site.alerts.wishes import RHYTHMS, sentence_of
from articles.site.reader_reports import ReportForm, form_page, take_form
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    read_selection,
)
from articles.site.shared import Head, page, public_view, tells_all, translated


class WishForm(forms.Form):
    """The rhythm of a list, and news besides new articles."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often?"),
        choices=list(RHYTHMS.items()),
        initial=Rhythm.DAILY,
        widget=forms.RadioSelect,
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("If once a week, on which day?"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        initial=0,
    )
    wants_corrections = forms.BooleanField(
        label=gettext_lazy("Also tell me what was corrected"), required=False
    )
    wants_moved = forms.BooleanField(
        label=gettext_lazy("Also tell me when a deadline is moved"), required=False
    )
    wants_reminders = forms.BooleanField(
        label=gettext_lazy("Also remind me 30 and 14 days before a deadline"),
        required=False,
    )

    def wishes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CHOSEN}


class AskForm(ReportForm, WishForm):
    lines = ("email",)
    field_order = ("email", *CHOSEN)

    def __init__(self, data=None, **options):
        super().__init__(data, **options)
        field: Any = self.fields["email"]
        field.label = pgettext_lazy("alert", "Your email address")
        field.help_text = _("We send you an email with a link to confirm it.")
        field.required = field.widget.is_required = True
        field.error_messages["required"] = _(
            "No email can reach you without an address. Enter one such as "
            "name@example.org."
        )
        field.error_messages["invalid"] = _(
            "This isn’t an email address. Enter one such as name@example.org."
        )


def refuse_unless_on() -> None:
    if not settings.NEWSROOM_ALERTS:
        raise Http404


def elsewhere() -> str:
    return _(
        "Your request wasn’t accepted: your browser doesn’t confirm that it comes from "
        "this page. Please send it again from here."
    )


def chosen_in(request, catalogue: Catalogue) -> Selection:
    """Return the list that the address names; 404 if there is no such list."""
    language = active_language()
    if is_former(language):
        raise Http404
    try:
        asked = read_selection(request.GET, language=language, catalogue=catalogue)
    except (UnknownValueError, TooManyValuesError):
        raise Http404 from None
    # All that is to come will have been published since any day.
    return asked.lasting


# No cookie, so no token in it: `take_form` asks where the form comes from.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def by_email(request):
    refuse_unless_on()
    catalogue = catalogue_now()
    selection = chosen_in(request, catalogue)
    head = Head(
        title=_("By email"),
        path=selection.query_path("by_email"),
        description=_("Get any list by email, without an account."),
        robots="noindex, follow",
        translations=translated("by_email"),
    )
    show = partial(
        form_page,
        "articles/alert_form.html",
        head=head,
        at=catalogue.revision,
        list=sentence_of(selection),
    )
    if request.method != "POST":
        return show(AskForm())
    form = AskForm(request.POST)

    def keep(*, sender: str, at: datetime) -> None:
        wish = {"language": selection.language, "query": selection.query()}
        address = form.cleaned_data["email"]
        ask(address, wish | form.wishes(), sender=sender, at=at)

    thanks = reverse("alert_asked")
    return take_form(
        request, form, keep=keep, show=show, thanks=thanks, foreign=elsewhere()
    )


@public_view
@tells_all
def asked(request):
    refuse_unless_on()
    head = Head(
        title=_("Confirm your address"),
        path=reverse("alert_asked"),
        translations=translated("alert_asked"),
        robots="noindex",
    )
    return page("articles/alert_asked.html", head)
