"""Mails to users about their accounts, written and sent by the worker.

So nobody waits for a mail server, and its timing reveals nothing.
"""

from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from articles.accounts.mails import tasks
from articles.models import User


def tell(person: User, letter: str, context: dict, *, address: str | None = None):
    """Have the letter sent to the user's address, if they have one, or to another.

    The context waits in the database, so it may hold words, and nothing secret.
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
    """Return the last two parts of the folder of mail files; "" if mails are sent."""
    path = settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")
    return "/".join(Path(path).parts[-2:]) if path else ""
