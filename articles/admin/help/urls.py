"""Addresses of the help, below the desk's: for users who are let in there."""

from django.contrib import admin
from django.urls import path

from articles.admin.help.going import go
from articles.admin.help.guide import guide, guide_in_ones_language, guide_picture

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
