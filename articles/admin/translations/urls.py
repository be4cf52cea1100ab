"""Addresses of translations behind, beside those that articles have at the desk."""

from django.contrib import admin
from django.urls import path

from articles.admin.translations.acting import catch_up, difference, still_right
from articles.admin.translations.listing import list_behind

# Path, name, view. Those of one article begin with `find`, as its others do.
ADDRESSES = (
    ("translations/", "translations_behind", list_behind),
    ("articles/article/<int:pk>/behind/", "articles_article_behind", difference),
    (
        "articles/article/<int:pk>/still-right/",
        "articles_article_still_right",
        still_right,
    ),
    ("articles/article/<int:pk>/catch-up/", "articles_article_catch_up", catch_up),
)

urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
