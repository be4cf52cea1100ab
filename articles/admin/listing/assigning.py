"""A reviewer, or a day, for many articles: each by itself, as by its own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.listing.bulk import Effect
from articles.admin.parts.assigned import away_facts
from articles.admin.parts.fields.choosing import PersonField
from articles.admin.parts.fields.moments import DayInput
from articles.admin.parts.saying import who
from articles.domain import assignments
from articles.editing.assigning import Task, assign, people_for, refuse_unfit, sides_of
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article, Assignment, AssignmentRole, User
from articles.workflow import Status

Rows = dict[tuple[int, str], Assignment]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choice for all of them: a reviewer, a day, or both."""

    reviewer: User | None = None
    due_on: date | None = None

    def __bool__(self) -> bool:
        return bool(self.reviewer or self.due_on)


class BulkAssignForm(CarefulForm, forms.Form):
    data: QueryDict
    # The choice whose effect was shown before the act, and the assignments then.
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    reviewer: Any = PersonField(
        queryset=None, label=gettext_lazy("reviewer"), required=False
    )
    due_on = forms.DateField(
        label=gettext_lazy("due on"), required=False, widget=DayInput
    )

    def __init__(self, *args, rows: Rows, **kwargs):
        super().__init__(*args, **kwargs)
        people: Any = self.fields["reviewer"]
        people.queryset = people_for(AssignmentRole.REVIEWS)
        people.name_absent()
        self.rows = rows

    def clean(self):
        data = super().clean() or {}
        if not self.errors and not self.wanted():
            self.add_error("reviewer", _("Choose a reviewer or a day."))
        return data

    def wanted(self) -> Wanted:
        data = getattr(self, "cleaned_data", {})
        return Wanted(data.get("reviewer"), data.get("due_on"))

    def has_been_shown(self) -> bool:
        """Return whether the effect of this choice was shown; note that it is now."""
        wanted, keys = self.wanted(), sorted(row.pk for row in self.rows.values())
        asked = f"{wanted.reviewer and wanted.reviewer.pk}/{wanted.due_on}/{keys}"
        if self.cleaned_data["shown"] == asked:
            return True
        self.data = self.data.copy()
        self.data["shown"] = asked
        return False


def foreseen(articles: Iterable[Article], wanted: Wanted, rows: Rows) -> list[Effect]:
    return [effect_on(article, wanted, rows) for article in articles]


def effect_on(article: Article, wanted: Wanted, rows: Rows) -> Effect:
    """Say what is assigned; nobody's assignment can be given a day alone."""
    role = role_of(article, wanted)
    row = rows.get((article.edition_id, role))
    person = wanted.reviewer or (row.person if row else None)
    try:
        if person is None or not article.is_working:
            raise nothing_assigned(article)
        if row is None or row.person_id != person.pk:
            refuse_unfit(article, role, person, sides_of(article))
    except Refused as refusal:
        return Effect(article, refusal=refusal)
    words = [_("%(who)s reviews it") % {"who": who(person)}] if wanted.reviewer else []
    if wanted.due_on:
        words.append(_("due: %(when)s") % {"when": date_format(wanted.due_on)})
    stand_in = assignments.stand_in_for(
        person, article.edition_id, rows, article.author_id
    )
    words += away_facts(person, stand_in)
    return Effect(article, "; ".join(words))


def role_of(article: Article, wanted: Wanted) -> str:
    """Return the role that is assigned: with a day alone, the one whose turn it is."""
    is_read = wanted.reviewer or article.status == Status.IN_REVIEW
    return AssignmentRole.REVIEWS if is_read else AssignmentRole.WRITES


def assign_each(
    articles: Iterable[Article], wanted: Wanted, rows: Rows, *, by: User
) -> list[Effect]:
    done = []
    for article in articles:
        effect = effect_on(article, wanted, rows)
        if not effect.refusal:
            try:
                assign_one(article, wanted, rows, by=by)
            except Refused as refusal:
                effect = Effect(article, refusal=refusal)
        done.append(effect)
    return done


def assign_one(article: Article, wanted: Wanted, rows: Rows, *, by: User) -> None:
    """Assign it, and keep what isn't asked for of the assignment that there is."""
    role = role_of(article, wanted)
    row = rows.get((article.edition_id, role))
    former = row or Assignment()
    is_same_day = wanted.due_on in {None, former.due_on}
    assign(
        article,
        role,
        person=wanted.reviewer or former.person,
        by=by,
        task=Task(
            wanted.due_on or former.due_on,
            former.due_time if is_same_day else None,
            former.is_urgent,
            former.brief,
        ),
        seen=row.pk if row else None,
    )


def rows_of(articles: Iterable[Article]) -> Rows:
    return assignments.open_for({one.edition_id for one in articles})


def nothing_assigned(article: Article) -> Refused:
    return Refused(
        _("The assignment of “%(headline)s” wasn't changed.") % {"headline": article},
        _("Nobody has it at present."),
        _("Choose a reviewer as well, or assign it by its own page."),
        code="nobody",
    )
