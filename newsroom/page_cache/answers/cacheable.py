"""Check that an answer is the same to everybody, so that it may be cached."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.datastructures import CaseInsensitiveMapping
from django.utils.http import split_directive_names

from articles.site.shared import FOR_PROXIES, is_public
from newsroom.page_cache.answers.answer import header

KEPT = {200, 301, 410}
FOR_ONE = {"no-store", "private", "no-cache"}
# An answer may vary by these: each form is sent to the clients that it fits.
VARIES = {"accept-encoding", ""}


def is_for_all(headers: Sequence[tuple[str, str]]) -> bool:
    """Return True if readers get it, and nobody's own data are in it."""
    told = CaseInsensitiveMapping(dict(headers))
    return (
        is_public(SimpleNamespace(headers=told))
        and told[FOR_PROXIES] != "0"
        and is_alike(headers)
        and "Content-Encoding" not in told
    )


def is_alike(headers: Sequence[tuple[str, str]]) -> bool:
    """Return True if none of its headers make it one person's."""
    vary = {name.strip().lower() for name in header(headers, "vary").split(",")}
    return (
        not FOR_ONE & directives(headers)
        and vary <= VARIES
        and "set-cookie" not in {name.lower() for name, _value in headers}
    )


def is_public_picture(status: int, headers: Sequence[tuple[str, str]]) -> bool:
    return status == 200 and "public" in directives(headers) and is_alike(headers)


def directives(headers: Sequence[tuple[str, str]]) -> set[str]:
    return set(split_directive_names(header(headers, "cache-control")))


def may_be_kept(status: int, headers: Sequence[tuple[str, str]]) -> bool:
    return status in KEPT and is_for_all(headers)
