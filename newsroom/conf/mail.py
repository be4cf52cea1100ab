"""Read by which server mails are sent, and from whom; its address holds a password."""

from email.utils import parseaddr
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

PORTS = {"smtp": 587, "smtps": 465}
# Seconds that a mail server may take for one answer. Some let an unknown client wait
# before they greet, and nothing but letters waits behind a letter.
PATIENCE = 60
LONGEST_LOCAL = 8
# With a “+” and a secret of 32 signs.
LONGEST_INBOX = 31


def server(name: str, value: str) -> dict:
    """Return Django's entry for the mail server that a variable names."""
    try:
        options = options_of(value)
    except ValueError:
        # Without the value: it may hold a password.
        raise ImproperlyConfigured(
            f"{name} is not the address of a mail server, or only a part of one. Set "
            "it to smtp://user:password@host (encrypted after STARTTLS; ?tls=0 for a "
            "server without) or smtps://user:password@host, with special characters in "
            "a password percent-encoded, or to nothing to keep mails as files."
        ) from None
    backend = "django.core.mail.backends.smtp.EmailBackend"
    options |= {"timeout": PATIENCE}
    return {"BACKEND": backend, "OPTIONS": options}


def options_of(value: str) -> dict:
    """Return Django's options for a mail server's address; ValueError if it is none."""
    parts = urlsplit(value)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    tls = query.pop("tls", "1")
    is_smtps = parts.scheme == "smtps"
    if (
        parts.scheme not in PORTS
        or not parts.hostname
        or bool(parts.username) != bool(parts.password)
        or parts.path.strip("/")
        or parts.fragment
        or query
        or tls not in {"0", "1"}
        or (is_smtps and tls == "0")
    ):
        raise ValueError
    return {
        "host": parts.hostname,
        "port": parts.port or (PORTS[parts.scheme] if tls == "1" else 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": not is_smtps and tls == "1",
        "use_ssl": is_smtps,
    }


def sender(name: str, value: str) -> str:
    """Return it, if mail can come from there."""
    if not is_address(parseaddr(value)[1]):
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is no address that mail can come from. Set it "
            "to one such as desk@news.example.org or Newsroom <desk@news.example.org>"
        )
    return value


def bounce_address(name: str, value: str) -> str:
    """Return the address to which letters come back, "" for none.

    A token of 55 signs is put into it, and 64 may stand before the @.
    """
    local = value.rpartition("@")[0]
    is_usable = is_address(value) and "+" not in local and len(local) <= LONGEST_LOCAL
    if value and not is_usable:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which letters can't come back to. Set it to an "
            f"address with at most {LONGEST_LOCAL} signs and no “+” before the @, such "
            "as bounce@news.example.org, or to nothing."
        )
    return value.lower()


def inbox_address(name: str, value: str) -> str:
    """Return the address to which partners write, "" for none.

    The secret of each, of 32 signs, is put into it.
    """
    local = value.rpartition("@")[0]
    is_usable = is_address(value) and "+" not in local and len(local) <= LONGEST_INBOX
    if value and not is_usable:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, to which partners can't write. Set it to an address "
            f"with at most {LONGEST_INBOX} signs and no “+” before the @, such as "
            "inbox@news.example.org, or to nothing."
        )
    return value.lower()


def is_address(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True
