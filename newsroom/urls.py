"""All addresses: the desk under /admin/, the public site in two languages."""

from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
