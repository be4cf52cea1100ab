"""A person's factors are taken away, so that she can set up others: hers are lost."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.accounts.mailing import tell
from articles.accounts.noting import note
from articles.accounts.sessions import end
from articles.models import RecordedDeed, User

# In the words of her own page; a passkey has a name.
WORDS = {
    Authenticator.Type.TOTP: _("App with codes"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}


def factors_of(person: User) -> list[str]:
    """Return what the person has, in words."""
    own = Authenticator.objects.filter(user=person)
    return [str(WORDS.get(one.type, one)) for one in own]


@transaction.atomic
def take_away_factors(person: User, *, by: User) -> int:
    """Remove all of them, and end the person's sessions; return how many there were."""
    count, _by_model = Authenticator.objects.filter(user=person).delete()
    if count:
        end(person.desk_sessions.all())
        note(RecordedDeed.FACTORS_TAKEN, by=by, about=person)
        told = {"by": by.get_full_name() or by.username}
        tell(person, "registration/letters/factors_taken", told)
    return count
