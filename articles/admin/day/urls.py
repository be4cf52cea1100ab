"""The desk's first page, in front of Django's own index, which is a list of models."""

from django.contrib import admin
from django.urls import path

from articles.admin.day.page import day

urlpatterns = [path("", admin.site.admin_view(day), name="day")]
