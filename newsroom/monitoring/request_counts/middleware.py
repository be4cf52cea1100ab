"""Count Django's own answers if no page is cached, as in development."""

from types import SimpleNamespace

from django.conf import settings

from articles.site.shared import telling
from newsroom.monitoring.request_counts.handing import add


class CountingMiddleware:
    """Runs around TellingMiddleware. The page cache counts cached answers itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if telling.PAGE in request.META or not settings.NEWSROOM_REACH:
            return self.get_response(request)
        page = request.META[telling.PAGE] = SimpleNamespace()
        response = self.get_response(request)
        subject = getattr(page, "subject", "")
        if subject and request.method == "GET":
            get = request.headers.get
            agent, purpose = get("User-Agent", ""), get("Sec-Purpose", "")
            add(subject, response.status_code, agent, purpose)
        return response
