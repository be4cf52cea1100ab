"""Mails to a person about her account: written and sent by the worker.

Nobody waits for a mail server, and its time tells nobody anything.
"""

from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from articles.accounts.mails import tasks
from articles.models import User


def tell(person: User, letter: str, context: dict, *, address: str | None = None):
    """Have the letter sent to the person's address, if she has one, or to another.

    What is in the context waits in the database: words, and nothing secret.
    """
    if to := address or person.email:
        tasks.send.enqueue(
            person=person.pk,
            letter=letter,
            context=context,
            to=to,
            language=get_language(),
        )


def mail_folder() -> str:
    """Return where mails become files, by its last two parts; "" if they are sent."""
    path = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
    return "/".join(Path(path).parts[-2:]) if path else ""
