"""Tasks of the worker that send mails about accounts.

The queue holds no links: reading it opens no account. A mail that can't be sent is
tried again until its link ends; sent twice it does no harm.
"""

from django.conf import settings
from django.utils.translation import override

from articles.accounts.admission.demand import has_factor
from articles.accounts.admission.identities import logs_in_elsewhere
from articles.accounts.admission.language import language_of
from articles.accounts.secrets import mail_links
from articles.domain import letters
from articles.models import User


def deliver(
    kind: letters.LetterKind, person: User, letter: str, context: dict, *, to: str
) -> None:
    """Send a letter in the language of the user, else in that of the moment."""
    known = context | {
        "account": person.get_username(),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    language = language_of(person)
    letters.send(
        letters.written(kind, letter, known, to=to, language=language, whom=person.pk)
    )


@letters.letter(letters.ACCOUNT_NOTICE)
def send(*, person: int, letter: str, context: dict, to: str, language: str) -> None:
    """Send a letter; `language` is for users who have chosen none."""
    with override(language):
        if found := User.objects.filter(pk=person).first():
            deliver(letters.ACCOUNT_NOTICE, found, letter, context, to=to)


@letters.letter(letters.RESET_LINK)
def send_reset_link(*, address: str, language: str) -> None:
    """Send a reset link to the user of this address, if they have set up a login.

    Users with only a passkey get it too: they are then asked for a recovery code.
    """
    person = User.objects.open().filter(email=address).first()
    if person is None or not (person.has_usable_password() or has_factor(person)):
        return
    if logs_in_elsewhere(person):
        return
    context = {"link": mail_links.to_new_password(person)}
    with override(language):
        letter = "registration/letters/reset"
        deliver(letters.RESET_LINK, person, letter, context, to=address)


@letters.letter(letters.ADDRESS_LINK)
def send_address_link(*, person: int, address: str, language: str) -> None:
    """Ask at the new address whether it is the user's."""
    found = User.objects.open().filter(pk=person).first()
    if found is None:
        return
    context = {"link": mail_links.to_confirm(found, address)}
    with override(language):
        letter = "registration/letters/address"
        deliver(letters.ADDRESS_LINK, found, letter, context, to=address)


@letters.letter(letters.INVITATION)
def send_invitation(*, person: int, by: str, until: str, language: str) -> None:
    """Send invited users a link to a login of their own."""
    found = User.objects.open().filter(pk=person).first()
    if found is None or not found.invited or not found.email:
        return
    context = {"link": mail_links.to_accept(found), "by": by, "until": until}
    with override(language):
        letter = "registration/letters/invitation"
        deliver(letters.INVITATION, found, letter, context, to=found.email)
