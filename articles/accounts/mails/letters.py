"""The words of letters to users about their accounts, in their languages."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from articles.accounts.admission.language import language_of
from articles.models import Masthead, User


def written(person: User, letter: str, context: dict) -> tuple[str, str]:
    """Return subject and text, from the templates `…_subject.txt` and `…_message.txt`.

    No address in it comes from a request.
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
