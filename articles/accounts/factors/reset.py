"""Removing the factors of users who lost them, so that they can set up others."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import get_language, gettext_lazy as _, override, pgettext

from articles.accounts.admission.language import language_of
from articles.accounts.limits.audit import note
from articles.accounts.mails.mailing import tell
from articles.accounts.sessions.own_sessions import end
from articles.models import RecordedDeed, User

# In the words of the user's own page; a passkey has a name.
WORDS = {
    Authenticator.Type.TOTP: _("App with codes"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


def factors_of(person: User) -> list[str]:
    """Return the user's factors, in words."""
    own = Authenticator.objects.filter(user=person)
    return [str(WORDS.get(one.type, one)) for one in own]


@transaction.atomic
def take_away_factors(
    person: User, *, by: User | None = None, command: str = ""
) -> int:
    """Remove all of them, and end the person's sessions; return how many there were.

    If a command does it and no person, the letter names the site instead.
    """
    count, _by_model = Authenticator.objects.filter(user=person).delete()
    if count:
        end(person.desk_sessions.all())
        note(RecordedDeed.FACTORS_TAKEN, by=by, command=command, about=person)
        told = {"by": (by.get_full_name() or by.username) if by else operator(person)}
        tell(person, "registration/letters/factors_taken", told)
    return count


def operator(person: User) -> str:
    """Return the words for the site's operator, in the recipient's language."""
    with override(language_of(person) or get_language()):
        return pgettext("in a letter", "The administrator of this newsroom")
