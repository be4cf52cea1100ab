"""All names that labels answer to, for the fields in which they are chosen.

A form's script looks up there whatever is typed exactly, without a request for each
word. A browser keeps the answer and asks only whether it is still right.
"""

from hashlib import sha256

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.domain import search
from articles.domain.site_version import current
from articles.foundation.languages import active_language
from articles.models import KINDS, Label

# For a kind with more labels, the script requests each word by itself.
MOST = 2000


@require_safe
def label_names(request):
    """Give the names of the kinds that the person may look at."""
    kinds = [kind.name for kind in KINDS.values() if is_seen(request, kind.model)]
    if not kinds:
        raise PermissionDenied
    tag = tag_of(kinds)
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = JsonResponse({name: names_of(KINDS[name].model) for name in kinds})
    response.headers["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def is_seen(request, model: type[Label]) -> bool:
    page = admin.site.get_model_admin(model)
    return page.has_view_permission(request)


def tag_of(kinds: list[str]) -> str:
    """Return another tag whenever a label may have another name."""
    now = current(timezone.now())
    said = [now.site, now.token, now.sequence, get_language(), *kinds]
    return f'"{sha256(repr(said).encode()).hexdigest()[:32]}"'


def names_of(model: type[Label]) -> list[list[str]] | None:
    """Return each label's key, its shown name, and all names it answers to."""
    labels, language = search.named(model), active_language()
    if len(labels) > MOST:
        return None
    return [[str(one.pk), one.name_in(language), *sorted(one.names)] for one in labels]


urlpatterns = [
    path(
        "label-names/",
        admin.site.admin_view(label_names, cacheable=True),
        name="label_names",
    )
]
