"""Try whether readers' pages can be made: the database may answer, and yet be lost.

Makes them as their views do, with nothing cached, counted or logged.
"""

import io
import logging
import time
from collections.abc import Iterator
from functools import partial
from threading import Lock
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.urls import resolve, reverse
from django.utils import translation

from articles.foundation.languages import answering, site_language
from articles.models import Article

logger = logging.getLogger(__name__)
# Seconds for which an answer holds. A good one costs a page, a bad one five.
WELL, ILL = 10.0, 5.0


class Verdict:
    """The cached result: could any page be made, and if not, why did the last fail?"""

    def __init__(self) -> None:
        self.lock, self.until, self.why = Lock(), 0.0, ""

    def ask(self) -> str:
        """Return why none of them can be made; "" if one can. Asks once for many."""
        with self.lock:
            if time.monotonic() >= self.until:
                before, self.why = self.why, why_none()
                self.until = time.monotonic() + (ILL if self.why else WELL)
                if self.why and not before:
                    logger.error("No page can be made (%s).", self.why)
            return self.why

    def forget(self) -> None:
        self.until, self.why = 0.0, ""


verdict = Verdict()


def why_none() -> str:
    why = ""
    for address in pages():
        try:
            status = status_of(address())
        except Exception as error:  # noqa: BLE001 (whatever it is, there is no page)
            why = f"{type(error).__name__}: {error}".partition("\n")[0]
        else:
            if status < 500:
                return ""
            why = f"status {status}"
    return why


def pages() -> Iterator[partial]:
    """Yield what gives the address of a page: five that are made in different ways."""
    for name in ("home", "articles", "feed_atom"):
        yield partial(address_of, name)
    yield partial(newest_article)
    yield partial(address_of, "articles", "?q=a")


def address_of(name: str, query: str = "") -> str:
    with translation.override(site_language()):
        return reverse(name) + query


def newest_article() -> str:
    known = Article.objects.public().filter(edition__language__in=answering())
    article = known.order_by("-pk").select_related("edition").first()
    return article.get_absolute_url() if article else address_of("home")


def status_of(address: str) -> int:
    path, query = urlsplit(address).path, urlsplit(address).query
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": settings.HOST,
            "SERVER_PORT": "443" if settings.IS_HTTPS else "80",
            "HTTP_HOST": settings.HOST,
            "wsgi.url_scheme": "https" if settings.IS_HTTPS else "http",
            "wsgi.input": io.BytesIO(),
        }
    )
    language = translation.get_language_from_path(path)
    with translation.override(language):
        view, positional, named = resolve(path)
        request.resolver_match = resolve(path)
        response = view(request, *positional, **named)
        if hasattr(response, "render"):
            response = response.render()
        return response.status_code
