"""Report faults to Sentry, or to a compatible service, if a setting names one.

Needs newsroom-cms[sentry]. None of it runs while requests are answered: it sends what
is logged as a fault, and of that no more than `ALLOWED` names.
"""

import atexit
import logging
from typing import Any

import sentry_sdk
from sentry_sdk.utils import BadDsn, Dsn, event_from_exception

from newsroom.conf.installation import version
from newsroom.monitoring.log_lines import discreet, ids_of

# Seconds that a process which ends waits until what it reports is sent.
PATIENCE = 2.0
# The fields that are sent: the code, the fault in it and its time. Neither the client,
# nor the request, nor any value that the code held.
ALLOWED = (
    "event_id", "timestamp", "level", "logger", "platform", "release", "exception",
    "logentry", "tags", "sdk",
)  # fmt: skip
OF_EXCEPTIONS = ("type", "module", "mechanism")
OF_FRAMES = (
    "filename", "function", "module", "lineno", "context_line", "pre_context",
    "post_context", "in_app",
)  # fmt: skip
# What reports can't report about itself.
OWN = ("sentry_sdk", "urllib3")


def is_dsn(value: str) -> bool:
    try:
        Dsn(value)
    except BadDsn:
        return False
    return True


class Handler(logging.Handler):
    """Sends what it is given; `transport` is by what, if not by the SDK's own."""

    def __init__(self, dsn: str, transport=None):
        super().__init__()
        self.client = sentry_sdk.Client(
            dsn=dsn,
            transport=transport,
            release=version(),
            server_name="newsroom",
            before_send=harmless,
            # Unset, what the SDK calls personal stays away (`send_default_pii`, once).
            include_local_variables=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            default_integrations=False,
            auto_enabling_integrations=False,
            auto_session_tracking=False,
            send_client_reports=False,
        )
        atexit.register(self.client.close, timeout=PATIENCE)

    def emit(self, record):
        if record.name.startswith(OWN):
            return
        try:
            self.report(record)
        except Exception:  # noqa: BLE001 – what can't be reported stops nothing
            self.handleError(record)

    def report(self, record: logging.LogRecord) -> None:
        event: Any = {}
        hint: dict[str, Any] = {}
        if record.exc_info and record.exc_info[0]:
            options, mechanism = self.client.options, {"type": "logging"}
            event, hint = event_from_exception(record.exc_info, options, mechanism)
        event |= {
            "level": record.levelname.lower(),
            "logger": record.name,
            "logentry": {"message": discreet(record.getMessage())},
            "tags": ids_of(record),
            "platform": "python",
        }
        self.client.capture_event(event, hint)


def only(told: dict, names: tuple[str, ...]) -> dict:
    return {name: told[name] for name in names if name in told}


def harmless(event: Any, _hint: dict[str, Any]) -> Any:
    """Return what is named as allowed, and nothing else that the SDK knows to tell."""
    kept = only(event, ALLOWED)
    if values := kept.get("exception", {}).get("values"):
        kept["exception"] = {"values": [exception(one) for one in values]}
    return kept


def exception(told: dict) -> dict:
    kept = only(told, OF_EXCEPTIONS) | {"value": discreet(str(told.get("value", "")))}
    frames = (told.get("stacktrace") or {}).get("frames") or []
    return kept | {"stacktrace": {"frames": [only(one, OF_FRAMES) for one in frames]}}
