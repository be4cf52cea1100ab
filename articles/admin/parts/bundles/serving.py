"""The address of a bundle, which names its files, and the response to it.

Any process and any host makes it from its own static files. A bundle is made only if a
page of the desk named it: the address is signed.
"""

from functools import lru_cache

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_safe

from articles.admin.parts.bundles.joining import KINDS, Unjoined
from articles.site.shared import CODINGS, preferred

TYPES = {"css": "text/css", "js": "text/javascript", "mjs": "text/javascript"}
# Its address is another one as soon as a file in it is.
FOREVER = "public, max-age=31536000, immutable"
SALT = "articles.admin.parts.bundles"
Names = tuple[str, ...]


@lru_cache(maxsize=1)
def numbered() -> Names:
    """Return all static files by the names under which they are served, in order."""
    return tuple(sorted(set(getattr(staticfiles_storage, "hashed_files", {}).values())))


@lru_cache(maxsize=1)
def numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(numbered())}


@lru_cache(maxsize=256)
def address(kind: str, names: Names) -> str | None:
    """Return where these are one file; None if they have to stay several."""
    known = numbers()
    if not all(name in known for name in names) or joined(kind, names) is None:
        return None
    listed = "-".join(str(known[name]) for name in names)
    return reverse("bundle", args=[kind, listed, signature(kind, names)])


def signature(kind: str, names: Names) -> str:
    told = "\n".join((kind, *names))
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()[:24]


@lru_cache(maxsize=64)
def joined(kind: str, names: Names) -> bytes | None:
    try:
        return KINDS[kind](names).encode()
    except (Unjoined, OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=64)
def packed(kind: str, names: Names, coding: str) -> bytes:
    return CODINGS[coding](joined(kind, names) or b"")


@require_safe
def bundle(request, kind: str, listed: str, signed: str):
    known = numbered()
    wanted = [int(number) for number in listed.split("-") if number]
    if kind not in KINDS or not all(number < len(known) for number in wanted):
        raise Http404
    names = tuple(known[number] for number in wanted)
    if not constant_time_compare(signed, signature(kind, names)):
        raise Http404
    body = joined(kind, names)
    if body is None:
        raise Http404
    response = HttpResponse(body, content_type=f"{TYPES[kind]}; charset=utf-8")
    if codings := preferred(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        response.content = packed(kind, names, codings[0])
        response.headers["Content-Encoding"] = codings[0]
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOREVER
    return response


def is_possible() -> bool:
    """Return whether static files have names with a hash of their content."""
    return not settings.DEBUG and bool(numbered())
