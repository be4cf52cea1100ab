"""The addresses of the floor."""

from django.urls import path

from benchmarks.floor import views

urlpatterns = [
    path("", views.articles, name="articles"),
    path("search/", views.search, name="search"),
    path("feed/", views.Latest(), name="feed"),
    path("article/<slug:slug>/", views.article, name="article"),
]
