"""The choice of a person for each kind; the default for those who chose nothing."""

from collections.abc import Mapping

from articles.domain import letters
from articles.editing.notices.kinds import TABLE, NoticeKind
from articles.models import Mailing, NoticeSettings, User


def settings_of(person: User) -> NoticeSettings:
    """Return the person's settings, or unsaved ones that hold the defaults."""
    found = NoticeSettings.objects.filter(person=person.pk).first()
    return found or NoticeSettings(person=person)


def mailing_in(chosen: NoticeSettings, kind: NoticeKind) -> Mailing:
    said = chosen.chosen.get(kind.name)
    return Mailing(said) if said in Mailing.values else kind.mailing


def mailing_of(person: User, kind: NoticeKind) -> Mailing:
    """Return it by the settings that were fetched with the person, if there are any."""
    chosen = getattr(person, "notice_settings", None)
    return mailing_in(chosen, kind) if chosen else kind.mailing


def choose(person: User, chosen: Mapping[str, str], hour: int) -> None:
    """Store the choice for each kind, and the hour."""
    if letters.Departures().has(name_of(person)):
        letters.note_return(name_of(person))
    NoticeSettings.objects.update_or_create(
        person=person, defaults={"chosen": dict(chosen), "hour": hour}
    )


def name_of(person: User) -> str:
    """Return the person as the list of departures has them."""
    return f"notices {person.pk} {person.username}"


def stop_letters(person: User) -> None:
    """Choose “never” for all kinds; the notices on the desk go on.

    An older backup may be restored: the list beside the database still knows it.
    """
    letters.note_departure(name_of(person))
    NoticeSettings.objects.update_or_create(
        person=person, defaults={"chosen": {kind.name: "never" for kind in TABLE}}
    )


def resume_letters(person: User) -> None:
    """Choose the defaults again."""
    letters.note_return(name_of(person))
    NoticeSettings.objects.update_or_create(person=person, defaults={"chosen": {}})


def has_letters(person: User) -> bool:
    chosen = settings_of(person)
    return any(mailing_in(chosen, kind) != Mailing.NEVER for kind in TABLE)


def stop_again() -> int:
    """Stop letters that were stopped after a backup; return of how many people."""
    left, number = letters.Departures(), 0
    for person in User.objects.open().filter(is_staff=True) if left else ():
        if left.has(name_of(person)) and has_letters(person):
            stop_letters(person)
            number += 1
    return number
