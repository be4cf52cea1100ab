"""The mails of a newsroom without a mail server: files, which administrators read.

Django writes all mails of a connection into one file, each followed by a line of signs.
A mail is found by the name of its file and the byte at which it begins.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from heapq import nlargest
from pathlib import Path

from django.conf import settings

from articles.accounts.mails.mailing import mail_folder
from articles.models import User

# As Django names its files.
NAME = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9]{1,20}")
ENDING = ".log"
BETWEEN = b"\n" + b"-" * 79 + b"\n"
# The last mails of a long file are read; a longer mail isn't shown.
MOST_READ = 1_000_000


@dataclass(frozen=True, slots=True)
class MailFile:
    file: str
    place: int
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message.get("Subject", ""))

    @property
    def to(self) -> str:
        return str(self.message.get("To", ""))

    @property
    def at(self) -> datetime | None:
        date = self.message.get("Date")
        found = date.datetime if date is not None else None
        return found.replace(tzinfo=UTC) if found and not found.tzinfo else found

    @property
    def headers(self) -> list[tuple[str, str]]:
        return [(name, str(value)) for name, value in self.message.items()]

    @property
    def text(self) -> str:
        return self.part("plain")

    @property
    def html(self) -> str:
        return self.part("html")

    def part(self, kind: str) -> str:
        found = self.message.get_body((kind,))
        return str(found.get_content()) if found else ""


def may_read_mails(user: User) -> bool:
    """Return whether mails are files, and the user is an administrator."""
    return bool(user.is_superuser and mail_folder())


def folder() -> Path:
    return Path(settings.MAILERS["default"]["OPTIONS"]["file_path"])


def newest_mails(most: int) -> list[MailFile]:
    """Return the mails that were written last, the latest first."""
    names = (path.stem for path in folder().glob(f"*{ENDING}"))
    found: list[MailFile] = []
    for name in nlargest(most, filter(NAME.fullmatch, names)):
        found += mails_in(name)[: most - len(found)]
        if len(found) == most:
            break
    return found


def mails_in(name: str) -> list[MailFile]:
    """Return the last mails of a file, the latest first."""
    path = path_of(name)
    if path is None:
        return []
    start = max(path.stat().st_size - MOST_READ, 0)
    data = read(path, start)
    # The mail before the first line of signs may have lost its beginning.
    place = data.find(BETWEEN) + len(BETWEEN) if start else 0
    found = []
    while (end := data.find(BETWEEN, place)) >= 0:
        found.append(MailFile(name, start + place, message_in(data[place:end])))
        place = end + len(BETWEEN)
    return found[::-1]


def mail_at(name: str, place: int) -> MailFile | None:
    """Return the mail that begins there; None if there is none, or it is too long."""
    path = path_of(name)
    if path is None or place > path.stat().st_size:
        return None
    before = min(place, len(BETWEEN))
    data = read(path, place - before)
    end = data.find(BETWEEN, before)
    if end < 0 or (before and data[:before] != BETWEEN):
        return None
    return MailFile(name, place, message_in(data[before:end]))


def path_of(name: str) -> Path | None:
    """Return the file of this name, if Django wrote it there: no link, no folder."""
    if not NAME.fullmatch(name):
        return None
    path = folder() / f"{name}{ENDING}"
    return path if path.is_file() and not path.is_symlink() else None


def read(path: Path, start: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(MOST_READ)


def message_in(data: bytes) -> EmailMessage:
    return BytesParser(EmailMessage, policy=default).parsebytes(data)
