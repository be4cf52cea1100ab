"""The rules of a deadline: each refusal names its field and the remedy."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.foundation.local_moment import LocalMoment

# The model imports these rules.
type AnyDeadline = Any


def refuse_unfit(row: AnyDeadline) -> None:
    """Raise ValidationError, by field, for parts that contradict each other.

    Parts that can't be read are refused by their own fields.
    """
    closes, opens, until = map(read, (row.closes, row.opens, row.until))
    errors: dict[str, str] = {}
    if not row.closes and not row.is_rolling:
        errors["closes"] = _(
            "A deadline needs a day. Write one, or tick “open at any time”."
        )
    if opens and closes and opens.begins() >= closes.ends():
        errors["opens"] = _("It opens after it closes. Change one of the two.")
    if row.until and row.stage != row.Stage.EVENT:
        errors["until"] = _(
            "Only an event has an end. Choose “event”, or leave it out."
        )
    elif until and closes and until.ends() <= closes.begins():
        errors["until"] = _("The event ends before it begins. Change one of the two.")
    if row.place and row.stage != row.Stage.EVENT:
        errors["place"] = _(
            "Only an event has a place. Choose “event”, or leave it out."
        )
    if row.was and row.was == row.closes:
        errors["was"] = _("This is the day that holds now. Write the former one.")
    if not row.was and (row.learned or row.told_at):
        name = "learned" if row.learned else "told_at"
        errors[name] = _("Write the former day, too: this is about its change.")
    if errors:
        raise ValidationError(errors)


def read(text: str) -> LocalMoment | None:
    try:
        return LocalMoment.read(text) if text else None
    except ValueError:
        return None
