"""Read settings from environment variables; a bad value names itself and its remedy."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    value = value.strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is neither yes nor no. Set it to 1 or 0."
        )
    return value in TRUE


def number(name: str, *, default: int) -> int:
    value = text(name)
    if value and not value.isdecimal():
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is not a whole number. Set it to digits only."
        )
    return int(value) if value else default


def words(name: str) -> list[str]:
    return [word.strip() for word in text(name).split(",") if word.strip()]


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


def database(name: str, default: str) -> dict:
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


def check_names(prefix: str, known: set[str]) -> None:
    """Refuse variables with our prefix that nothing reads: they're misspelt."""
    unknown = sorted(k for k in os.environ if k.startswith(prefix) and k not in known)
    if unknown:
        raise ImproperlyConfigured(
            f"Unknown setting {', '.join(unknown)}. Correct or remove it; "
            ".env.example lists all settings."
        )


def secret(name: str, *, file: Path, local: bool) -> str:
    """Return the secret key; make and keep one where the site is a local one."""
    value = text(name)
    if not value and file.exists():
        value = file.read_text(encoding="ascii").strip()
    if not value and local:
        value = secrets.token_urlsafe(50)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(value, encoding="ascii")
    if len(value) < 50:
        raise ImproperlyConfigured(
            f"{name} is missing or shorter than 50 characters, so sessions and links "
            "could be forged. Set it to a long random text, for instance the output "
            "of: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value
