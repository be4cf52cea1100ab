"""The answer for pages that an operator took off; it needs no database."""

from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, gettext as _, override

from articles.foundation.languages import site_language
from articles.site.shared import Head, sections
from newsroom.conf import security_headers
from newsroom.page_cache.answers.answer import Answer
from newsroom.page_cache.answers.request_key import Asked


def gone(asked: Asked) -> Answer:
    language = get_language_from_path(asked.path) or site_language()
    with override(language):
        head = Head(_("No longer available"), robots="noindex")
        known = {"head": head, "navigation": sections("")}
        body = render_to_string("410.html", known).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Content-Language", language),
        # A cache in front takes it in place of the page: else it would show that again
        # while the newsroom is down.
        ("Cache-Control", "max-age=0, must-revalidate, s-maxage=1"),
        ("X-Accel-Expires", "1"),
        *security_headers.headers(is_https=asked.is_https).items(),
    ]
    return Answer(410, headers, b"" if asked.method == "HEAD" else body)
