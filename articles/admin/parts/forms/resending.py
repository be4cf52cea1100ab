"""A request as if its form had been opened or sent otherwise.

Only a copy is changed: middleware and other views see the request as it came.
"""

from copy import copy
from typing import Any

from django.http import HttpRequest, QueryDict


def as_opened(request: HttpRequest) -> HttpRequest:
    """Return the request as one that only opens the page."""
    opened = copy(request)
    opened.method = "GET"
    return opened


def as_opened_at(request, path: str, path_info: str, query: str) -> HttpRequest:
    """Return the request as one that opens another page."""
    opened = as_opened(request)
    opened.POST, opened.GET = QueryDict(), QueryDict(query)
    opened.path, opened.path_info = path, path_info
    return opened


def as_sent(request: HttpRequest, data: QueryDict) -> HttpRequest:
    """Return the request as one that sends `data`, with the same files."""
    # Read before, as a GET has none; and what is sent later isn't read again.
    _files = request.FILES
    sent: Any = copy(request)
    sent.method = "POST"
    sent.POST = data
    return sent
