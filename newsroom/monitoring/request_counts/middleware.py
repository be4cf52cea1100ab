"""Count Django's own answers if no page is cached, as in development."""

from types import SimpleNamespace

from django.conf import settings

from articles.site.shared import cache_report
from newsroom.monitoring.request_counts.handing import add


class CountingMiddleware:
    """Runs around CacheReportMiddleware. The page cache counts its answers itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if cache_report.PAGE in request.META or not settings.NEWSROOM_REACH:
            return self.get_response(request)
        page = request.META[cache_report.PAGE] = SimpleNamespace()
        response = self.get_response(request)
        subject = getattr(page, "subject", "")
        if subject and request.method == "GET":
            get = request.headers.get
            agent, purpose = get("User-Agent", ""), get("Sec-Purpose", "")
            add(subject, response.status_code, agent, purpose)
        return response
