"""Remove the files of VAR that say what was erased: copies of pages, mails, a list."""

from contextlib import suppress
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from django.conf import settings

from newsroom.page_cache.stores.taken_off import TakenOff, readable

# Django's separator between mails in one file.
BETWEEN = b"-" * 79


def forget_files(words: set[str]) -> None:
    """Remove all copies of pages, which are made again, and mails and addresses that
    contain the words.
    """
    if not words:
        return
    for path in (settings.VAR / "pages").glob("*"):
        path.unlink(missing_ok=True)
    wanted = [word.casefold() for word in words]
    for path in (settings.VAR / "mail").glob("*"):
        if any(word in text_of(path) for word in wanted):
            path.unlink(missing_ok=True)
    taken = TakenOff(settings.VAR)
    if any(says(path, wanted) for path in taken.paths):
        with taken.changing() as known:
            known -= {path for path in known if says(path, wanted)}


def says(path: str, words: list[str]) -> bool:
    return any(word in readable(path).casefold() for word in words)


def text_of(path: Path) -> str:
    """Return what the mails of a file say, however they are written down."""
    data = path.read_bytes()
    texts = [data.decode(errors="replace")]
    for one in data.split(BETWEEN):
        mail = message_from_bytes(one.strip(), policy=default)
        texts += [str(value) for value in mail.values()]
        for part in mail.walk():
            with suppress(LookupError, KeyError):
                texts.append(str(part.get_content()))
    return "\n".join(texts).casefold()
