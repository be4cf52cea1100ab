"""Tasks of the worker that send mails about accounts.

The queue holds no links: reading it opens no account. A mail that can't be sent is
tried again until its link ends; sent twice it does no harm.
"""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from articles.accounts.admission.demand import has_factor
from articles.accounts.admission.language import language_of
from articles.accounts.secrets import mail_links
from articles.domain import letters
from articles.models import Masthead, User


def written(person: User, letter: str, context: dict) -> tuple[str, str]:
    """Return subject and text in the user's language, from the templates
    `…_subject.txt` and `…_message.txt`. No address in it comes from a request.
    """
    with override(language_of(person) or get_language()):
        known = context | {
            "account": person.get_username(),
            "origin": settings.NEWSROOM_ORIGIN,
            "site_name": Masthead.for_readers(get_language()).name,
            "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
        }
        subject = render_to_string(f"{letter}_subject.txt", known)
        body = render_to_string(f"{letter}_message.txt", known)
    return " ".join(subject.split()), body.strip() + "\n"


def deliver(person: User, letter: str, context: dict, *, to: str) -> None:
    subject, body = written(person, letter, context)
    letters.send(subject, body, to=to)


def a_link() -> timedelta:
    """Return how long a requested link is good."""
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def an_invitation() -> timedelta:
    return timedelta(days=settings.NEWSROOM_INVITATION_DAYS)


@letters.letter(queue="soon")
def send(*, person: int, letter: str, context: dict, to: str, language: str) -> None:
    """Send a letter; `language` is for users who have chosen none."""
    with override(language):
        if found := User.objects.filter(pk=person).first():
            deliver(found, letter, context, to=to)


@letters.letter(queue="now", good_for=a_link)
def send_reset_link(*, address: str, language: str) -> None:
    """Send a reset link to the user of this address, if they have set up a login.

    Users with only a passkey get it too: they are then asked for a recovery code.
    """
    person = User.objects.open().filter(email=address).first()
    if person is None or not (person.has_usable_password() or has_factor(person)):
        return
    context = {"link": mail_links.to_new_password(person)}
    with override(language):
        deliver(person, "registration/letters/reset", context, to=address)


@letters.letter(queue="now", good_for=a_link)
def send_address_link(*, person: int, address: str, language: str) -> None:
    """Ask at the new address whether it is the user's."""
    found = User.objects.open().filter(pk=person).first()
    if found is None:
        return
    context = {"link": mail_links.to_confirm(found, address)}
    with override(language):
        deliver(found, "registration/letters/address", context, to=address)


@letters.letter(queue="now", good_for=an_invitation)
def send_invitation(*, person: int, by: str, until: str, language: str) -> None:
    """Send invited users a link to a login of their own."""
    found = User.objects.open().filter(pk=person).first()
    if found is None or not found.invited or not found.email:
        return
    context = {"link": mail_links.to_accept(found), "by": by, "until": until}
    with override(language):
        deliver(found, "registration/letters/invitation", context, to=found.email)
