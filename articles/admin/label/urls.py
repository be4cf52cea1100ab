"""Addresses of labels as a whole, below the desk's: for users who are let in there."""

from django.contrib import admin
from django.urls import path

from articles.admin.label.names import label_names

urlpatterns = [
    path(
        "label-names/",
        admin.site.admin_view(label_names, cacheable=True),
        name="label_names",
    )
]
