"""The editors' guide as pages of the desk; the addresses of all help."""

from django.contrib import admin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext as _

from articles.admin.help.palette import go
from articles.editing.desk import (
    PICTURE,
    chapters,
    first_page,
    language_near,
    languages,
    picture_path,
)


def guide_in_ones_language(request):
    return redirect("guide", language_near(get_language() or ""))


def guide(request, language: str, name: str = ""):
    """Show a chapter, or the first page, which names them all."""
    if language not in languages():
        raise Http404
    every = chapters(language)
    pages = [first_page(language), *every]
    try:
        place = [page.name for page in pages].index(name)
    except ValueError as error:
        raise Http404 from error
    called = _("Editors’ guide")
    trail: dict = {"here": called}
    if name:
        crumbs = [(called, reverse("guide", args=[language]))]
        trail = {"crumbs": crumbs, "here_language": language}
    context = trail | {
        "title": pages[place].title,
        "chapter": pages[place],
        "before": pages[place - 1] if place else None,
        "after": pages[place + 1] if place + 1 < len(pages) else None,
        "language": language,
        "others": [other for other in languages() if other != language],
        "guide_title": called,
    }
    return TemplateResponse(request, "admin/guide.html", context)


def guide_picture(request, name: str):
    if not PICTURE.fullmatch(f"editing/pictures/{name}"):
        raise Http404
    path = picture_path(name)
    if not path.is_file():
        raise Http404
    answer = HttpResponse(path.read_bytes(), content_type="image/webp")
    patch_cache_control(answer, private=True, max_age=3600)
    return answer


urlpatterns = [
    path("go/", admin.site.admin_view(go), name="go"),
    path(
        "guide/",
        admin.site.admin_view(guide_in_ones_language),
        name="guide_in_language",
    ),
    path(
        "guide/pictures/<name>",
        admin.site.admin_view(guide_picture, cacheable=True),
        name="guide_picture",
    ),
    path("guide/<language>/", admin.site.admin_view(guide), name="guide"),
    path(
        "guide/<language>/<name>/", admin.site.admin_view(guide), name="guide_chapter"
    ),
]
