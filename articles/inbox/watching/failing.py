"""The reason for which asking a feed failed: a kind with values is stored, and its
sentence is made when somebody reads it.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.inbox.fetching import SENTENCES, NotFetched, explain
from articles.inbox.reading import NO_FEED, NotAFeed, why_no_feed

# Kind → the sentence for a status of HTTP.
STATUSES: dict[str, str | Promise] = {
    "401": _("The server asks for a password (401)."),
    "403": _("The server doesn’t let the newsroom in (403)."),
    "404": _("There is nothing at this address (404)."),
    "410": _("The server says that the feed is gone for good (410)."),
    "429": _("The server says that it is asked too often (429)."),
    "503": _("The server is overloaded or under repair (503)."),
}
OTHER_STATUS = _("The server answered with the error %(status)d.")


class Failure(Exception):
    """`kind` and `values` are stored; `reason` is their sentence."""

    def __init__(
        self,
        kind: str,
        values: Mapping[str, object] | None = None,
        *,
        not_before: datetime | None = None,
    ):
        super().__init__(kind)
        self.kind, self.values = kind, dict(values or {})
        self.not_before = not_before

    @property
    def reason(self) -> str:
        return why(self.kind, self.values)


def failure_of(error: NotFetched | NotAFeed) -> Failure:
    if isinstance(error, NotAFeed):
        return Failure(error.kind, {"title": error.title} if error.title else {})
    return Failure(str(error.closer or error.kind), error.values)


def why(kind: str, values: Mapping[str, object]) -> str:
    """Return the sentence in the active language; "" for an unknown kind."""
    if kind.isdecimal():
        return str(STATUSES.get(kind, OTHER_STATUS)) % {"status": int(kind)}
    if kind in NO_FEED:
        return why_no_feed(kind, str(values.get("title", "")))
    return explain(kind, **values) if kind in SENTENCES else ""
