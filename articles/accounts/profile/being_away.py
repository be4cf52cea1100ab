"""Being away: the two fields of one's own profile, and what follows from them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.accounts.limits.audit import note
from articles.models import RecordedDeed, User, given

WRITES, REVIEWS = "articles.change_article", "articles.review_article"
FIELDS = ("away_until", "stand_in")


class Others(forms.models.ModelChoiceIterator):
    """The people whom the field shows: a form that names oneself gets an answer."""

    def __init__(self, field):
        super().__init__(field)
        if self.queryset is not None:
            self.queryset = self.queryset.exclude(pk=field.own)


class StandInField(forms.ModelChoiceField):
    """Offers others who can do the same work as `own`, the key of the user."""

    iterator = Others
    own: int | None = None

    def label_from_instance(self, obj):
        name = name_of(obj)
        if not obj.is_away:
            return name
        said = {"who": name, "day": date_format(obj.away_until)}
        return _("%(who)s (away until %(day)s)") % said


class WithAway(forms.ModelForm):
    """Mixin for the profile: until when its user is away, and who stands in."""

    stand_in: Any = StandInField(
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("stand-in", "nobody"),
        help_text=gettext_lazy(
            "Until that day this person sees what is assigned to you, is told of it, "
            "and may change the texts that you are to write. Without a day nobody "
            "stands in for you."
        ),
        error_messages={
            "invalid_choice": gettext_lazy(
                "This person can't stand in for you: the account is closed, or it may "
                "not do what is assigned to you. Choose somebody else."
            )
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.has_perm(WRITES):  # nothing is assigned to them
            for name in FIELDS:
                del self.fields[name]
            return
        if not self.instance.is_away:
            self.initial["away_until"] = None
        field: Any = self.fields["stand_in"]
        field.own, column = self.instance.pk, User._meta.get_field("stand_in")
        field.label = capfirst(column.verbose_name)
        field.queryset = people_like(self.instance)

    def clean_away_until(self):
        day = self.cleaned_data["away_until"]
        if day and day < timezone.localdate():
            raise ValidationError(
                _(
                    "This day is over. Enter the last day on which you will be away, "
                    "or leave it empty."
                ),
                code="over",
            )
        return day

    def clean_stand_in(self):
        other = self.cleaned_data["stand_in"]
        if other and other.pk == self.instance.pk:
            raise ValidationError(
                _("You can't stand in for yourself. Choose somebody else, or nobody."),
                code="oneself",
            )
        return other


def people_like(person: User) -> Any:
    """Return the open accounts that may do what can be assigned to this person."""
    right = REVIEWS if person.has_perm(REVIEWS) else WRITES
    return User.objects.at_the_desk(right).order_by("printed_name", "username")


def note_stand_in(person: User, former: tuple[date | None, int | None]) -> bool:
    """Record who stands in now, since that gives rights; return whether that is new."""
    until, other = person.away_until, person.stand_in
    if (until, person.stand_in_id) == former:
        return False
    if former[0] and former[1] and former[1] != person.stand_in_id:
        ended = User.objects.filter(pk=former[1]).first()
        note(RecordedDeed.CHANGED, about=ended, by=person, what="stand_in_ended")
    if until and other:
        note(RecordedDeed.CHANGED, about=other, by=person, what="stand_in_named")
    elif former[0] and other:
        note(RecordedDeed.CHANGED, about=other, by=person, what="stand_in_ended")
    return bool(until and other)


def said_of_being_away(person: User) -> Iterator[tuple[int, str]]:
    """Say what holds from now on, and why nobody stands in if that is so."""
    if not person.is_away:
        return
    other, said = person.stand_in, {"day": date_format(given(person.away_until))}
    if other and other.is_away:
        said = {"day": date_format(given(other.away_until)), "who": name_of(other)}
        words = _(
            "%(who)s is away too, until %(day)s. As long as both of you are away, "
            "nobody stands in for you."
        )
        yield messages.WARNING, words % said
    elif other:
        words = _("You are away until %(day)s. %(who)s stands in for you.")
        yield messages.INFO, words % (said | {"who": name_of(other)})
    else:
        words = _("You are away until %(day)s. Nobody stands in for you.")
        yield messages.WARNING, words % said
    away = User.objects.open().filter(away_until__gte=timezone.localdate())
    for absent in away.filter(stand_in=person.pk).order_by("pk"):
        words = _(
            "%(who)s is away too, and you stand in. As long as both of you are away, "
            "nobody does that work."
        )
        yield messages.WARNING, words % {"who": name_of(absent)}


def name_of(person: User) -> str:
    return person.get_full_name() or person.get_username()
