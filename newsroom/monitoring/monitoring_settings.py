"""The settings of monitoring: metrics, reports of faults, logs.

Nothing leaves the host unless a setting says where to. Operators who want that install
the packages for it.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from articles.foundation.languages import TABLE
from newsroom.conf import env, languages, mail
from newsroom.monitoring import logs


@dataclass(frozen=True, slots=True)
class Place:
    """The address at which metrics are served."""

    host: str
    port: int


def needs(package: str, *, extra: str, setting: str) -> None:
    if not find_spec(package):
        raise ImproperlyConfigured(
            f"{setting} is set, and what it needs isn't installed. Install the extra "
            f"{extra} (docs/deploying.md, Extras), or remove the setting."
        )


def place(name: str, value: str) -> Place | None:
    """Return host and port; a port alone is one of this machine, for itself."""
    if not value:
        return None
    host, _colon, port = value.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") or "127.0.0.1"
    is_port = port.isascii() and port.isdecimal() and 0 < int(port) < 65_536
    if not is_port or "/" in value:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is not where metrics can be asked for. Set it "
            "to a port of this machine, such as 9108, or to HOST:PORT."
        )
    needs("prometheus_client", extra="metrics", setting=name)
    return Place(host, int(port))


def service(name: str, value: str) -> str:
    """Return the address for reports of faults; errors omit it: it may hold a key."""
    if not value:
        return ""
    needs("sentry_sdk", extra="sentry", setting=name)
    # Only operators who set it have installed it.
    from newsroom.monitoring.sentry import is_dsn  # noqa: PLC0415 (see above)

    if not is_dsn(value):
        raise ImproperlyConfigured(
            f"{name} is not what Sentry calls a DSN. Set it to the address that your "
            "project shows there, such as https://KEY@sentry.example.org/1"
        )
    return value


def operator(name: str, value: str) -> str:
    """Return the address of whoever runs the newsroom, "" if nobody is to be told."""
    if value and not mail.is_address(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which is no address that letters could go to. Set "
            "it to one such as operator@example.org, or to nothing."
        )
    return value


def desk_language(name: str, value: str) -> str:
    """Return a language in which the desk has words; "": the site's, or English."""
    known = sorted(code for code, row in TABLE.items() if row.has_desk)
    if value and value not in known:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, in which the desk has no words. Set it to one of "
            f"{', '.join(known)}, or to nothing."
        )
    return value or languages.OFFERED[0]


METRICS: Place | None = place("NEWSROOM_METRICS", env.text("NEWSROOM_METRICS"))
SENTRY: str = service("NEWSROOM_SENTRY_DSN", env.text("NEWSROOM_SENTRY_DSN"))
REPORTED_TO: tuple[Place | None, str] = (METRICS, SENTRY)
# The address for letters about the newsroom's faults, and their language.
OPERATOR: tuple[str, str] = (
    operator("NEWSROOM_OPERATOR", env.text("NEWSROOM_OPERATOR")),
    desk_language("NEWSROOM_OPERATOR_LANGUAGE", env.text("NEWSROOM_OPERATOR_LANGUAGE")),
)
LOGGING: dict[str, Any] = logs.logging_to(SENTRY)
ACCESS: str = logs.ACCESS
