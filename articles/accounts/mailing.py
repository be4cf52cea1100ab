"""Mails to a person about her account: in her language, sent by the worker.

Nobody waits for a mail server, and its time tells nobody anything.
"""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from articles.accounts import tasks
from articles.accounts.language import language_of
from articles.models import Masthead, User


def tell(person: User, letter: str, context: dict, *, address: str | None = None):
    """Have the letter sent to the person's address, if she has one, or to another."""
    if to := address or person.email:
        subject, body = written(person, letter, context)
        tasks.send.enqueue(to=to, subject=subject, body=body)


def written(person: User, letter: str, context: dict) -> tuple[str, str]:
    """Return subject and text, from the templates `…_subject.txt` and `…_message.txt`.

    No address in it comes of a request.
    """
    with override(language_of(person) or get_language()):
        known = context | {
            "account": person.get_username(),
            "origin": settings.NEWSROOM_ORIGIN,
            "site_name": Masthead.for_readers(get_language()).name,
        }
        subject = render_to_string(f"{letter}_subject.txt", known)
        body = render_to_string(f"{letter}_message.txt", known)
    return " ".join(subject.split()), body.strip() + "\n"


def folder() -> str:
    """Return where mails become files, by its last two parts; "" if they are sent."""
    path = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
    return "/".join(Path(path).parts[-2:]) if path else ""
