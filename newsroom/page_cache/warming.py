"""Have made after each change what readers ask for first, so that it is always held."""

import io
import re
import sys
from collections.abc import Callable, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.foundation.languages import offered
from articles.site.feeds import FORMATS
from newsroom.page_cache.stores.taken_off import path_of

# So many articles of each list are made as well.
NEWEST = 15
LINK = re.compile(rb'href="(/[^"?#]+)"')


def addresses() -> Iterator[str]:
    """Yield the first pages of all lists that each reader is offered, and the feeds."""
    for names in (("home", "articles"), [f"feed_{form}" for form in FORMATS]):
        for language in offered():
            with override(language):
                yield from map(reverse, names)


def articles_in(body: bytes) -> Iterator[str]:
    """Yield the addresses of the first articles to which a page leads."""
    starts = []
    for language in offered():
        with override(language):
            starts.append(reverse("articles"))
    found = (link.decode() for link in LINK.findall(body))
    own = [one for one in found if one.startswith(tuple(starts)) and one not in starts]
    yield from list(dict.fromkeys(own))[:NEWEST]


def environ_of(path: str) -> dict:
    """Return a reader's request for it under the site's own address."""
    scheme = "https" if settings.IS_HTTPS else "http"
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path_of(path),
        "QUERY_STRING": "",
        "SERVER_NAME": settings.HOST,
        "SERVER_PORT": "443" if settings.IS_HTTPS else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": settings.HOST,
        "HTTP_X_FORWARDED_PROTO": scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def warm(answer: Callable[[str], bytes | None]) -> int:
    """Have it all made by `answer`, which returns what is there; return how many are.

    It ends at the first that can't be had: then there is nothing to be made.
    """
    waiting, done = list(addresses()), 0
    # Home and the list of all in each language.
    first = 2 * len(offered())
    known = set(waiting)
    for path in waiting:
        body = answer(path)
        if body is None:
            break
        done += 1
        # Articles lead to others; only what lists show first is made ahead.
        if done <= first:
            new = [one for one in articles_in(body) if one not in known]
            waiting += new
            known.update(new)
    return done
