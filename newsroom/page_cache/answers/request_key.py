"""The parts of a request that a reader's page depends on.

An address has one key, however it is spelled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote_plus, unquote_to_bytes

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import get_script_prefix, is_valid_path, reverse
from django.utils.translation import get_language_from_path, override

from articles.foundation.languages import site_language
from articles.models import plain_query
from articles.site.selection import PARAMETERS
from newsroom.conf.security_headers import FORWARDED, was_https

# Parameters that views read, in the order in which the site itself writes them. Any
# others that are added to an address lead to the same page.
KNOWN = (
    *PARAMETERS, "order", "all", "before", "after", "part", "page",
)  # fmt: skip
PLACE = {name: number for number, name in enumerate(KNOWN)}
# An address with more parameters, or a longer one, is nobody's link.
MOST_PARAMETERS, MOST_LETTERS = 60, 2_000
# The answer may depend on these. Django answers requests with any of the last four.
HEADERS = ("accept-encoding", "if-none-match", "if-modified-since")
BEYOND = ("range", "if-match", "if-unmodified-since", "if-range")
# Headers that tell people from programs in the counts; the answer is the same to both.
WHO = ("user-agent", "sec-purpose")
PICTURES, DOCUMENTS, LINKS = "/pictures/", "/documents/", "/review/"
READING = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Asked:
    """`path` is decoded as WSGI's PATH_INFO is, `query` as it was sent; `headers` have
    names in lower case. Others than those that matter are not looked at.
    """

    method: str
    host: str
    path: str
    query: str = ""
    scheme: str = "http"
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, environ: Mapping) -> "Asked":
        get = environ.get
        return cls(
            get("REQUEST_METHOD", ""),
            get("HTTP_HOST", ""),
            get("SCRIPT_NAME", "") + get("PATH_INFO", ""),
            get("QUERY_STRING", ""),
            get("wsgi.url_scheme", "http"),
            {
                name: value
                for name, field_name in IN_ENVIRON
                if (value := get(field_name)) is not None
            },
        )

    @property
    def is_ours(self) -> bool:
        """Return True if it asks for a page that may be the same to everybody."""
        return is_readers(self.path) and self.is_plain

    @property
    def is_picture(self) -> bool:
        """Return True if it asks for a picture, which may be public, or the desk's."""
        return self.path.startswith(PICTURES) and not self.query and self.is_plain

    @property
    def is_plain(self) -> bool:
        return (
            self.method in READING
            and len(self.query) <= MOST_LETTERS
            and self.query.count("&") < MOST_PARAMETERS
            and not any(name in self.headers for name in BEYOND)
            and bool(host_of(self.host))
        )

    @property
    def is_search(self) -> bool:
        """Return True for a search: its cost depends on the words."""
        if not self.query:
            return False
        pairs = (part.partition("=") for part in self.query.split("&"))
        return any(value and decoded(name) == b"q" for name, _equals, value in pairs)

    @property
    def is_https(self) -> bool:
        return was_https(self.headers, self.scheme)

    @property
    def known_query(self) -> str:
        if not self.query:
            return ""
        if may_be_old(self.path):
            return plain_query(self.query)
        return one_spelling(self.query)

    @property
    def key(self) -> str:
        scheme = "https" if self.is_https else "http"
        return f"{scheme}://{host_of(self.host)}{self.path}?{self.known_query}"


IN_ENVIRON = [
    (name, f"HTTP_{name.upper().replace('-', '_')}")
    for name in (*HEADERS, *BEYOND, FORWARDED, *WHO)
]


@lru_cache(maxsize=256)
def host_of(host: str) -> str:
    """Return the name of a host that is answered, without its port; "" for others."""
    name, _port = split_domain_port(host)
    return name if name and validate_host(name, settings.ALLOWED_HOSTS) else ""


@lru_cache(maxsize=1_024)
def is_readers(path: str) -> bool:
    """Return True if a page for readers may be there, not just a redirect to one."""
    last = path.rpartition("/")[2]
    return not path.startswith(others()) and (not last or "." in last)


@lru_cache(maxsize=1_024)
def may_be_old(path: str) -> bool:
    """Return True if no page of ours is there: any query may have named one of an old
    site. The bare address counts, too.
    """
    inner = "/" + path.removeprefix(get_script_prefix()).removeprefix("/")
    with override(get_language_from_path(inner) or site_language()):
        return inner == "/" or not is_valid_path(inner)


@lru_cache(maxsize=1)
def others() -> tuple[str, ...]:
    """Return prefixes of addresses whose answers depend on the user, or are files, or
    are for guests alone.
    """
    return reverse("admin:index"), PICTURES, DOCUMENTS, LINKS, settings.STATIC_URL


@lru_cache(maxsize=1_024)
def one_spelling(query: str) -> str:
    """Return the query with the known parameters alone, in one order and spelling.

    Values of one name stay in their order: a view may take the last.
    """
    pairs = []
    for part in query.split("&"):
        name, _equals, value = part.partition("=")
        known = decoded(name).decode("latin-1")
        if known in PLACE:
            pairs.append((PLACE[known], f"{known}={quote_plus(decoded(value))}"))
    pairs.sort(key=lambda pair: pair[0])
    return "&".join(text for _place, text in pairs)


def decoded(text: str) -> bytes:
    return unquote_to_bytes(text.replace("+", " "))
