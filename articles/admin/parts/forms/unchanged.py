"""Forms that overwrite nothing that somebody else saved after they were opened.

A form sends a mark of each value that it was opened with. The marks show, without a
version, what others changed and what this user did; if both did, the user chooses.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from articles.admin.parts.forms.differing import Differing, differing, in_words
from articles.admin.parts.saying import who
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import offered
from articles.models import RecordedDeed, RecordEntry

MARK = 16


@dataclass(frozen=True, slots=True)
class Choice:
    """A field on which both states differ. `chosen` is "" if the user has to choose."""

    field: str
    radio: str
    label: str
    theirs: str
    mine: Differing
    # The value of the button for theirs: it gives up only the input of that time.
    giving_up: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The choices to make, and the stored state they are about. `save` is theirs."""

    state: str
    who: str
    at: datetime | None
    choices: list[Choice]


def mark(value) -> str:
    """Return a mark of a value: another one for any other value."""
    if isinstance(value, (list, tuple)) or hasattr(value, "model"):
        value = sorted(str(getattr(one, "pk", one)) for one in value)
    value = getattr(value, "pk", value)
    if isinstance(value, datetime):
        value = int(value.timestamp())  # as exact as a form shows it
    if isinstance(value, dict):
        # A form asks for words in the newsroom's languages alone.
        value = [as_sent(value.get(code, "")) for code in offered()]
    if isinstance(value, str):
        value = as_sent(value)
    held = json.dumps("" if value is None else value, default=str)
    return hashlib.sha256(held.encode()).hexdigest()[:MARK]


def as_sent(text: str) -> str:
    """Return a text as a form cleans it, with the line ends that browsers send."""
    return text.replace("\r\n", "\n").strip()


def read(said: str | None) -> dict[str, str]:
    """Return the marks that came with a form; {} if they can't be read."""
    try:
        found = json.loads(said or "")
    except (RecursionError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


class UnchangedForm(CarefulForm, forms.ModelForm):
    # Columns that count as well, though the form has no field for them.
    also_seen: tuple[str, ...] = ()
    # The choices to make, once the form was refused for them.
    merge: Merge | None = None

    @property
    def seen_name(self) -> str:
        return self.add_prefix("seen")

    @property
    def merged_name(self) -> str:
        return self.add_prefix("merged")

    @property
    def seen(self) -> str:
        """The state that the form was opened with: as it was sent, or as it is."""
        if self.is_bound:
            return self.data.get(self.seen_name, "")
        return self.state_of(self.instance)

    def names(self) -> list[str]:
        meta = self._meta.model._meta
        stored = {it.name for it in (*meta.fields, *meta.many_to_many)}
        fields = self.fields.items()
        return [name for name, it in fields if name in stored and not it.disabled]

    def marks(self, instance: Model) -> dict[str, str]:
        names = (*self.names(), *self.also_seen)
        values = model_to_dict(instance, fields=self.names())
        values |= {name: str(getattr(instance, name)) for name in self.also_seen}
        return {name: mark(values[name]) for name in names}

    def state_of(self, instance: Model) -> str:
        return json.dumps(self.marks(instance))

    def saved_state(self) -> dict[str, str]:
        """Return what the form would be opened with now, by hidden field."""
        stored = self.stored()
        return {self.seen_name: self.state_of(stored)} if stored else {}

    def is_stored(self) -> bool:
        """Return whether there is a state that somebody else may have changed."""
        return self.instance.pk is not None

    def stored(self) -> Model | None:
        """Return the stored row, locked until this form has saved."""
        rows = type(self.instance)._default_manager.select_for_update(no_key=True)
        return rows.filter(pk=self.instance.pk).first()

    def last_save(self, stored: Model) -> tuple[str, datetime | None]:
        return last_save(stored)

    def clean(self):
        super().clean()
        if not self.is_stored():
            return
        stored = self.stored()
        if stored is None:
            raise gone(self.instance)
        self.take_what_others_saved(stored)
        if read(self.seen) == self.marks(stored):
            return
        self.decide(stored)

    def take_what_others_saved(self, stored: Model) -> None:
        """Saving writes all columns; those that the form hasn't stay as stored."""
        own = set(self.names())
        for column in stored._meta.concrete_fields:
            if column.name not in own:
                setattr(self.instance, column.attname, getattr(stored, column.attname))

    def decide(self, stored: Model) -> None:
        """Apply the user's choices; refuse while one is missing."""
        choices = self.choices(stored)
        if not choices:
            return
        state = self.state_of(stored)
        is_shown = self.data.get(self.merged_name) == state
        if not is_shown or not all(one.chosen for one in choices):
            self.merge = Merge(state, *self.last_save(stored), choices)
            raise undecided(stored) if is_shown else overtaken(stored, self.merge)
        for one in choices:
            if one.chosen == "theirs":
                self.cleaned_data[one.field] = value_of(stored, one.field)

    def choices(self, stored: Model) -> list[Choice]:
        """Return the fields whose input differs from what is stored now."""
        seen, now = read(self.seen), self.marks(stored)
        found = []
        for name in self.names():
            if name not in self.cleaned_data:
                continue
            mine = mark(self.cleaned_data[name])
            if mine == now[name]:
                continue
            is_theirs, is_mine = seen.get(name) != now[name], seen.get(name) != mine
            proposed = "" if is_theirs and is_mine else "mine" if is_mine else "theirs"
            found.append(self.choice(stored, name, proposed))
        return found

    def choice(self, stored: Model, name: str, proposed: str) -> Choice:
        field, label = self.fields[name], str(self[name].label)
        theirs = in_words(field, value_of(stored, name))
        mine = in_words(field, self.cleaned_data[name])
        radio = f"merge-{self.add_prefix(name)}"
        giving_up = f"theirs {mark(self.cleaned_data[name])}"
        said = {giving_up: "theirs", "mine": "mine"}.get(self.data.get(radio, ""))
        return Choice(
            name,
            radio,
            label,
            theirs,
            differing(label, theirs, mine),
            giving_up,
            said or proposed,
        )


def value_of(stored: Model, name: str):
    """Return a stored value as a cleaned one would be."""
    value = getattr(stored, name)
    return value.all() if hasattr(value, "all") else value


def last_save(stored: Model) -> tuple[str, datetime | None]:
    """Return who changed it last, and when, as far as the desk noted it."""
    entries = RecordEntry.objects.filter(
        kind=stored._meta.label_lower, key=str(stored.pk)
    )
    saves = entries.exclude(deed=RecordedDeed.REFUSED).exclude(by=None)
    last = saves.select_related("by").first()
    return (who(last.by), last.at) if last and last.by else (_("someone"), None)


def gone(one: Model) -> ValidationError:
    return ValidationError(
        _("“%(title)s” was not saved: someone has deleted it."),
        params={"title": one},
        code="gone",
    )


def overtaken(one: Model, merge: Merge) -> ValidationError:
    return ValidationError(
        _(
            "“%(title)s” was not saved: %(who)s saved it after you "
            "opened it. Choose which text to keep, and save again."
        ),
        params={"title": one, "who": merge.who},
        code="stale",
    )


def undecided(one: Model) -> ValidationError:
    return ValidationError(
        _(
            "“%(title)s” was not saved: you both changed the same "
            "fields. For each of them, choose which text to keep."
        ),
        params={"title": one},
        code="undecided",
    )
