"""The reasons for which something was not fetched, in sentences for editors.

A sentence is made when it is read, in the language of its reader. `explain` makes one
of what callers store: a kind or a closer reason, and the values of its sentence.
"""

from enum import StrEnum
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """Stored by callers, so a name never changes."""

    REFUSED_ADDRESS = "refused_address"  # it may not be asked
    NO_SUCH_HOST = "no_such_host"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    BUSY = "busy"  # others of our own requests to it are under way
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    CUT_OFF = "cut_off"  # it ended before its end
    BAD_ANSWER = "bad_answer"


# Closer reasons than a kind; stored, too.
NO_ADDRESS = "no_address"
OTHER_SCHEME = "other_scheme"
NO_SECRETS = "no_secrets"
OTHER_PORT = "other_port"
NOT_PUBLIC = "not_public"
LESS_SAFE = "less_safe"
NAME_UNKNOWN_NOW = "name_unknown_now"
EXPIRED = "expired"
OTHER_NAME = "other_name"
UNKNOWN_ISSUER = "unknown_issuer"

SENTENCES: dict[str, str | Promise] = {
    Kind.REFUSED_ADDRESS: _("The newsroom may not fetch this address."),
    Kind.NO_SUCH_HOST: _("There is no server named %(host)s."),
    Kind.UNREACHABLE: _("%(host)s can’t be reached at the moment."),
    Kind.TLS: _("%(host)s doesn’t offer a secure connection."),
    Kind.TIMEOUT: _("%(host)s takes too long to respond."),
    Kind.BUSY: _("Other requests to %(host)s are still in progress."),
    Kind.TOO_LARGE: _("The response from %(host)s is too large."),
    Kind.TOO_MANY_REDIRECTS: _("%(host)s redirects too many times."),
    Kind.CUT_OFF: _("The response from %(host)s was cut off."),
    Kind.BAD_ANSWER: _("The response from %(host)s can’t be read."),
    NO_ADDRESS: _(
        "This isn’t a web address. It has to look like https://example.org/feed."
    ),
    OTHER_SCHEME: _(
        "Only addresses that begin with https:// or http:// can be fetched."
    ),
    NO_SECRETS: _("The address contains a user name or password. Remove it."),
    OTHER_PORT: _("Port %(port)s isn’t allowed unless an operator adds it."),
    NOT_PUBLIC: _(
        "%(host)s isn’t on the public internet, so nothing is fetched from it."
    ),
    LESS_SAFE: _("The address redirects from https to http, which isn’t secure."),
    NAME_UNKNOWN_NOW: _("The name %(host)s can’t be looked up at the moment."),
    EXPIRED: _("The certificate of %(host)s has expired."),
    OTHER_NAME: _("The certificate of %(host)s is for a different name."),
    UNKNOWN_ISSUER: _("The certificate of %(host)s comes from an unknown issuer."),
}


class NotFetched(Exception):
    """Nothing was fetched. `reason` is one sentence in the active language."""

    def __init__(
        self,
        kind: Kind,
        address: str,
        closer: str = "",
        **values: object,
    ):
        super().__init__(kind, address)
        self.kind, self.address, self.closer = kind, address, closer
        self.values = {"host": host_in(address), **values}

    @property
    def reason(self) -> str:
        return explain(self.closer or self.kind, **self.values)

    def __str__(self) -> str:
        return f"{self.reason} ({self.address})"


class RefusedAddress(NotFetched):
    """The address may not be asked, so nothing was sent to it."""

    def __init__(self, address: str, closer: str, **values: object):
        super().__init__(Kind.REFUSED_ADDRESS, address, closer, **values)


def explain(reason: str, **values: object) -> str:
    """Return why nothing was fetched, by a kind or a closer reason and its values."""
    return str(SENTENCES[reason]) % values


def host_in(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
