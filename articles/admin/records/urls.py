"""Addresses of the record."""

from django.contrib import admin
from django.urls import path

from articles.admin.records.page import show, table

urlpatterns = [
    path("record/", admin.site.admin_view(show), name="record"),
    path("record/table.csv", admin.site.admin_view(table), name="record_table"),
]
