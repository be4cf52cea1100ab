"""The site's icons and manifest, for browsers and for the programs of a telephone."""

import json

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from articles.domain import site_version
from articles.foundation.languages import active_language
from articles.models import SITE
from articles.site.shared import cache_report, public_view, standing, tells_all

MEDIA_TYPE = "application/manifest+json; charset=utf-8"


@public_view
@tells_all
def icon(request):
    """Lead to the icon; its address changes whenever it is drawn anew."""
    return HttpResponseRedirect(static(settings.NEWSROOM_LOOK.favicon.name))


@public_view
@tells_all
def large_icon(request):
    """Lead to the large one, for telephones that ask for it by this name."""
    large = settings.NEWSROOM_LOOK.icon
    if large is None:
        raise Http404
    return HttpResponseRedirect(static(large.name))


@public_view
@tells_all
def manifest(request):
    """Say in one language how the site is put beside the programs of a telephone."""
    language, look = active_language(), settings.NEWSROOM_LOOK
    at = site_version.current(timezone.now())
    masthead = standing(language, at=at).masthead
    cache_report.shown(SITE)
    light, _dark = look.papers
    described = {
        "name": masthead.name,
        "short_name": masthead.name,
        "description": masthead.tagline,
        "lang": language,
        "id": reverse("home"),
        "start_url": reverse("home"),
        # Both languages, and the pictures.
        "scope": reverse("root"),
        "display": "minimal-ui",
        "background_color": light,
        "theme_color": light,
        "icons": icons(look),
    }
    said = {name: value for name, value in described.items() if value}
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type=MEDIA_TYPE)


def icons(look) -> list[dict[str, str]]:
    """Return the large one, and that of the tab, which may be drawn in any size."""
    found = []
    if large := look.icon:
        size = {"sizes": f"{large.width}x{large.height}", "type": large.media_type}
        found = [
            {"src": static(large.name), "purpose": purpose} | size
            for purpose in ("any", "maskable")
        ]
    small = look.favicon
    if small.media_type == "image/svg+xml":
        one = {"src": static(small.name), "sizes": "any", "type": small.media_type}
        found.append(one)
    return found
