"""Addresses of what readers ask for."""

from django.contrib import admin
from django.urls import path

from articles.admin.statistics import tables
from articles.admin.statistics.page import article_page, page

ARTICLE = "articles/article/<int:pk>/reach/"
# Path, name, view. Those of one article begin with `find`, as its others do.
ADDRESSES = (
    ("reach/", "reach", page),
    ("reach/days.csv", "reach_days", tables.days),
    ("reach/articles.csv", "reach_articles", tables.articles),
    ("reach/feeds.csv", "reach_feeds", tables.feeds),
    ("reach/searches.csv", "reach_searches", tables.searches),
    (ARTICLE, "articles_article_reach", article_page),
    (f"{ARTICLE}days.csv", "articles_article_reach_days", tables.article_days),
)

urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
