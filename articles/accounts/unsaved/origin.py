"""The check that a page of this very site sent a request, by the browser's headers.

No page can forge these headers. A request without them fails the check.
"""

from django.conf import settings


def is_from_here(request) -> bool:
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    own = {f"{request.scheme}://{request.get_host()}", settings.NEWSROOM_ORIGIN}
    if origin is None and site is None:
        return False
    return origin in {*own, None} and site in {"same-origin", None}
