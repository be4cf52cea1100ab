"""The addresses of notices."""

from django.contrib import admin
from django.urls import path

from articles.admin.users.notices.leaving import letters_page
from articles.admin.users.notices.page import (
    mark_all_seen,
    notices_page,
    open_notice,
    unfollow_edition,
)
from articles.admin.users.notices.settings import own_notices

urlpatterns = [
    path("notices/", admin.site.admin_view(notices_page), name="notices"),
    path("notices/<int:pk>/", admin.site.admin_view(open_notice), name="notice"),
    path("notices/seen/", admin.site.admin_view(mark_all_seen), name="notices_seen"),
    path(
        "notices/unfollow/<int:edition>/",
        admin.site.admin_view(unfollow_edition),
        name="notices_unfollow",
    ),
    path("notices/settings/", admin.site.admin_view(own_notices), name="own_notices"),
    path("notices/letters/<said>/", letters_page, name="notice_letters"),
]
