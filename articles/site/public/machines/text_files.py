"""Text files for programs: robots.txt names the paths that crawlers shall leave alone,
and the sitemaps; security.txt (RFC 9116) the contact for reports of security holes.
"""

from datetime import timedelta

from django.conf import settings
from django.core.checks import Error, Warning
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.foundation.languages import offered
from articles.site.shared import (
    absolute,
    in_all_languages,
    public_view,
    tells_all,
)

PLAIN = "text/plain; charset=utf-8"
# The desk with its previews, search results (“q” in any place of the query), and the
# form for barriers, which has an address for each page that leads to it.
REFUSED = ("/admin/", "/*?q=", "/*&q=", "/*?page=")
SITEMAPS = ("sitemap", "news_sitemap")
WARN_BEFORE = timedelta(days=30)
REMEDY = "Check that the contact still holds, and set NEWSROOM_SECURITY_EXPIRES anew."


@public_view
@tells_all
def robots_txt(request):
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in REFUSED),
        "",
        *(f"Sitemap: {absolute(reverse(name))}" for name in SITEMAPS),
    ]
    text = "".join(f"{line}\n" for line in lines)
    return in_all_languages(HttpResponse(text, content_type=PLAIN))


@public_view
@tells_all
def security_txt(request):
    if not (settings.NEWSROOM_SECURITY_CONTACT and settings.NEWSROOM_SECURITY_EXPIRES):
        raise Http404
    fields = {
        "Contact": settings.NEWSROOM_SECURITY_CONTACT,
        # To the end of that day.
        "Expires": f"{settings.NEWSROOM_SECURITY_EXPIRES.isoformat()}T23:59:59Z",
        "Preferred-Languages": ", ".join(offered()),
        "Canonical": absolute(reverse("security_txt")),
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return in_all_languages(HttpResponse(text, content_type=PLAIN))


def check_security_txt(app_configs, **kwargs) -> list:
    """Warn the operator before the file expires: nobody heeds an old one."""
    contact = settings.NEWSROOM_SECURITY_CONTACT
    expires = settings.NEWSROOM_SECURITY_EXPIRES
    if bool(contact) != bool(expires):
        return [
            Error(
                "Of NEWSROOM_SECURITY_CONTACT and NEWSROOM_SECURITY_EXPIRES only one "
                "is set, so there is no security.txt.",
                hint="Set both, or none of them.",
                id="articles.E003",
            )
        ]
    if not expires:
        return []
    left = expires - timezone.now().date()
    if left < timedelta(0):
        said = f"security.txt has expired on {expires.isoformat()}."
    elif left <= WARN_BEFORE:
        said = f"security.txt expires on {expires.isoformat()}."
    else:
        return []
    return [Warning(said, hint=REMEDY, id="articles.W001")]
