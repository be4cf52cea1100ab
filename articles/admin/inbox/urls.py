"""All addresses of the inbox at the desk; an item's are below its number."""

from django.contrib import admin
from django.urls import path

from articles.admin.inbox.acting import act
from articles.admin.inbox.bulk import dismiss_many, undo_many
from articles.admin.inbox.page import inbox, item
from articles.admin.inbox.pasting import paste
from articles.admin.inbox.presence import presence

# Path, name, view. Those of several items stand in front: a name is no number. Users
# who may not see an item get the same answer as for an unknown number: the views of one
# begin with `find`.
ADDRESSES = (
    ("inbox/", "inbox", inbox),
    ("inbox/dismiss/", "inbox_dismiss", dismiss_many),
    ("inbox/undo/", "inbox_undo", undo_many),
    ("inbox/paste/", "inbox_paste", paste),
    ("inbox/presence/", "inbox_presence", presence),
    ("inbox/<int:pk>/", "inbox_item", item),
    ("inbox/<int:pk>/<slug:name>/", "inbox_act", act),
)

urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
