"""Whether a request was sent by a page of this very site, as the browser says.

No page can make a browser say otherwise. One that says nothing of it isn't believed.
"""

from django.conf import settings


def is_from_here(request) -> bool:
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    own = {f"{request.scheme}://{request.get_host()}", settings.NEWSROOM_ORIGIN}
    if origin is None and site is None:
        return False
    return origin in {*own, None} and site in {"same-origin", None}
