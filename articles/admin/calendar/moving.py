"""Move a scheduled article to another day, by the moves that its own page makes."""

from copy import copy
from datetime import date, datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, pgettext

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.calendar.spans import day_of
from articles.admin.parts.crumbs import Crumb, to_form
from articles.admin.parts.framed import framed
from articles.domain import site_version
from articles.domain.content import Day
from articles.editing import publishing
from articles.editing.publishing import Publication, moment
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article, given
from articles.workflow import Phase

# The transition that schedules an article anew.
AGAIN = "publish"


class DayForm(CarefulForm, forms.Form):
    """`seen` is the article's lock when the page was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        validators=[Day().check],
    )


def calendar_url(day: date) -> str:
    return reverse("desk_calendar", query={"day": day.isoformat()})


def move_to_day(request, pk: int):
    """Ask for the day, or move the article there. The time of day stays."""
    article = find(request, pk)
    is_movable = article.phase() is Phase.SCHEDULED
    if not is_movable or not request.user.has_perm("articles.publish_article"):
        raise Http404
    former = timezone.localtime(article.live_from)
    asked = day_of(request.GET.get("day", "")) or former.date()
    initial = {"seen": article.lock, "day": asked}
    form = DayForm(request.POST or None, initial=initial)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (moved := try_to_move(request, form, article)):
        at = given(moved.live_from)
        told = _("“%(headline)s” goes live on %(at)s.")
        messages.success(request, told % {"headline": article, "at": moment(at)})
        return HttpResponseRedirect(calendar_url(timezone.localdate(at)))
    crumbs: list[Crumb] = [
        (pgettext("pages", "Calendar"), calendar_url(former.date())),
        to_form(article),
    ]
    return framed(
        request,
        Article,
        "move",
        room="calendar",
        title=_("Move to another day"),
        original=article,
        form=form,
        former=moment(given(article.live_from)),
        back=calendar_url(former.date()),
        crumbs=crumbs,
    )


def try_to_move(request, form: DayForm, article: Article) -> Article | None:
    """Return the article on its new day, or None: the form says why not."""
    # A move that is refused half-way is undone in the database, not in the object.
    moved = copy(article)
    moved.lock = form.cleaned_data["seen"]
    former = timezone.localtime(given(article.live_from))
    try:
        at = on_day(former, form.cleaned_data["day"])
        reschedule(moved, at=at, by=request.user)
    except Refused as refusal:
        note_refusal(request, refusal, article, move=AGAIN)
        form.add_error("day", str(refusal))
        return None
    return moved


def on_day(former: datetime, day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, former.time()))


@site_version.atomic()
def reschedule(article: Article, *, at: datetime, by) -> None:
    """Cancel the schedule and schedule anew, both or neither. Raises Refused."""
    window = Publication(at=at, expires_at=article.expires_at)
    publishing.move(article, "cancel_schedule", by=by)
    publishing.move(article, AGAIN, by=by, options=window)
