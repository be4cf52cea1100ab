"""The library as the article's form shows it in a dialog: search, look, choose."""

import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from articles.admin.article.access import may_look
from articles.admin.image.searching import having_all
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.fields.pictures import thumbnail, told
from articles.admin.parts.framed import kept_by_nobody
from articles.admin.parts.lists.bounded import AHEAD, counted
from articles.domain.content import KEY
from articles.domain.pictures import Rendition
from articles.foundation.image_files import LICENCES, accepted
from articles.foundation.languages import (
    is_offered,
    offered_with_names,
    site_language,
)
from articles.foundation.text import clean_line
from articles.models import Image

PAGE, MOST_PAGES = 24, 10_000


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture that can be chosen, in this language of an article."""

    image: Image
    language: str

    @property
    def data(self) -> str:
        return json.dumps(told(self.image))

    @property
    def thumbnail(self) -> Rendition:
        return thumbnail(self.image)

    @property
    def is_described(self) -> bool:
        return self.image.is_described_in(self.language)


@require_safe
def choose_picture(request):
    if not may_look(request.user, Image):
        raise PermissionDenied
    typed = clean_line(request.GET.get("q", ""))
    chosen = request.GET.get("language", "")
    language = chosen if is_offered(chosen) else site_language()
    found = asked_for(request.GET.get("key", ""), typed)
    page = page_number(request.GET.get("page", ""))
    # One more than is shown tells whether there are others.
    some = list(found[(page - 1) * PAGE : page * PAGE + 1])
    number = counted(found, AHEAD) if some else 0
    context = {
        "pictures": [Offered(image, language) for image in some[:PAGE]],
        "following": page + 1 if len(some) > PAGE else None,
        "count": min(number, AHEAD),
        "goes_on": number > AHEAD,
        "typed": typed,
        "languages": sorted(offered_with_names(), key=lambda one: one[0] != language),
        "may_upload": request.user.has_perm("articles.add_image"),
        "licences": LICENCES,
        "accepted": accepted(),
    }
    template = "admin/articles/article/choose_picture.html"
    return kept_by_nobody(TemplateResponse(request, template, context))


def asked_for(key: str, typed: str) -> QuerySet[Image]:
    """Return the one picture that a key names, or those that have all words."""
    if key:
        key = key.lower()
        is_one = KEY.fullmatch(key)
        return Image.objects.filter(key=key) if is_one else Image.objects.none()
    return Image.objects.filter(having_all(typed))


def page_number(text: str) -> int:
    return min(max(int(text), 1), MOST_PAGES) if is_key(text) else 1
