"""Read settings from environment variables; a bad value names itself and its remedy."""

import errno
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from articles.foundation.refusal import Refused
from articles.foundation.theme import Look, house, look_in
from newsroom.conf import FALSE, TRUE, installation, mail, media
from newsroom.conf.front_caches import Front, front_from

# A hundred years: nobody's clock reckons with much more.
MOST_DAYS = 36_500
# The most digits of a number; Python refuses to parse some thousand digits.
LONGEST_NUMBER = 12
ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}
# The names of all variables that were read. Any other with our prefix is misspelt.
known: set[str] = set()


def read(name: str) -> str | None:
    known.add(name)
    return os.environ.get(name)


def text(name: str, default: str = "") -> str:
    return (read(name) or "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = read(name)
    if value is None:
        return default
    value = value.strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is neither yes nor no. Set it to 1 or 0."
        )
    return value in TRUE


def choice(name: str, among: Collection[str], *, default: str) -> str:
    """Return one of some words, however it is capitalised."""
    value = text(name, default)
    if value.lower() not in among:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which it can't be. Set it to one of these: "
            f"{', '.join(among)}."
        )
    return value.lower()


def number(name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
    value = text(name)
    if value and not value.isdecimal():
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is not a whole number. Set it to digits only."
        )
    if len(value) > LONGEST_NUMBER:
        raise ImproperlyConfigured(
            f"{name} has {len(value)} digits, which is too much. Set it to less."
        )
    found = int(value) if value else default
    if found < least:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is too little. Set it to {least} or more."
        )
    if most is not None and found > most:
        raise ImproperlyConfigured(
            f"{name} is '{found}', which is too much. Set it to {most} or less."
        )
    return found


def days(name: str, *, default: int, least: int = 0) -> int:
    """Read a number of days, at most a hundred years."""
    return number(name, default=default, least=least, most=MOST_DAYS)


def words(name: str, default: str = "") -> list[str]:
    """Return what stands between commas; “none” is nothing, instead of a default."""
    found = [word.strip() for word in text(name, default).split(",") if word.strip()]
    return [] if default and found == ["none"] else found


def origin(name: str, default: str) -> str:
    """Return scheme, host and port without a trailing slash."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is not the address of a site. "
            "Set it to scheme and host, such as https://news.example.org"
        )
    return value


def database(name: str, default: str) -> dj_database_url.DBConfig:
    """Return Django's entry for a database; a refused address may hold a password."""
    try:
        entry = dj_database_url.parse(text(name, default), conn_health_checks=True)
    except ValueError:
        entry = {}
    if entry.get("ENGINE") not in ENGINES:
        raise ImproperlyConfigured(
            f"{name} is not the address of an SQLite or PostgreSQL database. "
            "Set it to sqlite:////path/to/file or postgres://user:password@host/name, "
            "with special characters in a password percent-encoded."
        )
    return entry


def valkey(name: str) -> str:
    """Return the address of a Valkey, "" for none; errors omit it: it may be secret."""
    value = text(name)
    if value and not is_valkey(value):
        raise ImproperlyConfigured(
            f"{name} is not the address of a Valkey. Set it to "
            "valkey://user:password@host:6379/0, valkeys://… (encrypted) or unix:///…"
        )
    return value


def is_valkey(value: str) -> bool:
    try:
        parts = urlsplit(value)
        is_named = parts.hostname and parts.port != 0
    except ValueError:
        return False
    is_at_path = parts.scheme == "unix" and parts.path
    return bool(is_at_path or (parts.scheme in {"valkey", "valkeys"} and is_named))


def bucket(name: str) -> dict[str, str]:
    return media.place(name, text(name))


def mailers(name: str, *, folder: Path) -> dict:
    """Return Django's entries for a mail server; without one, mails become files."""
    if value := text(name):
        return {"default": mail.server(name, value)}
    # For the owner alone: a mail may hold a link to a new password.
    with keeping(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    backend = "django.core.mail.backends.filebased.EmailBackend"
    return {"default": {"BACKEND": backend, "OPTIONS": {"file_path": folder}}}


def mail_address(name: str, *, default: str) -> str:
    """Return whom mails are from, or answered to: an address, or a name with one."""
    return mail.sender(name, text(name, default))


def bounce_address(name: str) -> str:
    return mail.bounce_address(name, text(name))


def inbox_address(name: str) -> str:
    return mail.inbox_address(name, text(name))


def contact(name: str) -> str:
    """Return where something can be reported: a mailto: or an https: address."""
    value = text(name)
    if value and not is_contact(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is no address that a report could go to. "
            "Set it to one such as mailto:security@example.org or "
            "https://example.org/security"
        )
    return value


def is_contact(value: str) -> bool:
    if not value.isascii() or any(sign.isspace() for sign in value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return mail.is_address(parts.path)
    return parts.scheme == "https" and bool(parts.hostname)


def cdn(name: str) -> Front:
    """Return the cache in front that changes are sent to; its address has a secret."""
    try:
        return front_from(text(name))
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is not the address of a cache that can be told what changed. Set "
            "it to fastly://TOKEN@SERVICE or cloudflare://TOKEN@ZONE, with special "
            "characters in the token percent-encoded, or to nothing."
        ) from None


def look(name: str) -> Look:
    """Return what pages and desk look like: the house's own look, or a folder's."""
    value = text(name)
    try:
        return look_in(Path(value).absolute()) if value else house()
    except Refused as refused:
        raise ImproperlyConfigured(f"{name}: {refused}") from None


def day(name: str) -> date | None:
    value = text(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is not a date. Set it to one such as "
            "2027-06-30"
        ) from None


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is no time zone. Set it to one such as "
            "Europe/Berlin, with these capitals."
        ) from None
    return value


@contextmanager
def keeping(place: Path) -> Iterator[None]:
    """Say what to do where the newsroom can't keep its things."""
    try:
        yield
    except OSError as error:
        found = error.filename or place
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise ImproperlyConfigured(
                f"{found} can't be made ({error.strerror}). Make room on its disk."
            ) from None
        raise ImproperlyConfigured(
            f"{found} can't be read or made ({error.strerror}). The newsroom "
            "keeps its things there: set NEWSROOM_VAR to a folder that it may write "
            "to, or run it as the user to whom this one belongs."
        ) from None


def check_names(prefix: str) -> None:
    """Refuse variables with our prefix that nothing has read: they're misspelt."""
    unknown = sorted(k for k in os.environ if k.startswith(prefix) and k not in known)
    if unknown:
        raise ImproperlyConfigured(
            f"Unknown setting {', '.join(unknown)}. Correct or remove it; "
            f"{installation.EXAMPLE} lists all settings."
        )


def secret(name: str, *, file: Path, local: bool) -> str:
    """Return the secret key; make and keep one where the site is a local one."""
    value = text(name)
    with keeping(file):
        if not value and file.exists():
            value = file.read_text(encoding="ascii").strip()
        if not value and local:
            value = secrets.token_urlsafe(50)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(value, encoding="ascii")
    return strong(name, value)


def former_secrets(name: str) -> list[str]:
    """Return the keys that the site had before; each still opens what it sealed."""
    return [strong(name, value) for value in words(name)]


def strong(name: str, value: str) -> str:
    """Return a secret key; refuse one that can be guessed."""
    is_guessable = len(set(value)) < 5 or value.startswith("django-insecure-")
    if len(value) < 50 or is_guessable:
        raise ImproperlyConfigured(
            f"{name} is missing, shorter than 50 characters or easy to guess, so "
            "sessions and links could be forged. Set it to a long random text, for "
            "instance the output of: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value
