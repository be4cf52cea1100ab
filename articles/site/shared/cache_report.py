"""Tell the server that may cache a response what it shows and until when.

The middleware sets attributes of `newsroom.page` in the request: `keys`, None if they
aren't known (then whatever is dropped may be shown); `ends_at`, after which something
that is shown is no longer public; `is_alone`, if it shows no list; and `subject`, what
it counts as (`articles.site.statistics`).
"""

from collections.abc import Callable
from functools import wraps

from articles.domain.fragments import (
    alone,
    collected,
    ends,
    report_is_complete,
    report_is_incomplete,
    shown,
    shown_editions,
)

__all__ = [
    "CacheReportMiddleware",
    "alone",
    "ends",
    "report_is_incomplete",
    "shown",
    "shown_editions",
    "tells_all",
]
PAGE = "newsroom.page"


class CacheReportMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        page = request.META.get(PAGE)
        if page is None:
            return self.get_response(request)
        with collected() as told:
            response = self.get_response(request)
        page.keys = told.keys if told.is_all else None
        page.ends_at = told.ends_at
        page.is_alone = told.is_alone
        page.subject = told.subject
        return response


def tells_all(view: Callable) -> Callable:
    """Mark a view that shows no articles and pictures but those that it names."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        report_is_complete()
        return view(request, *args, **kwargs)

    return answer
