"""The acts that part an item from its cluster and join it, and the way back."""

from django.contrib import messages
from django.utils.translation import gettext as _

from articles.accounts import note_refusal
from articles.admin.inbox.answering import done, refused, undo_tag
from articles.admin.parts.fields.choosing import is_key
from articles.foundation.refusal import Refused
from articles.inbox.items import join_again, join_nearest, members, part
from articles.models import InboxItem

# The sign before the items from which one was parted, in a form that undoes it.
PARTED = "~"
# A message names no more of them; the others stay apart.
MOST = 50


def not_the_same(request, item: InboxItem, form):
    """Part it from its cluster; both may have an entry afterwards."""
    others = [pk for pk in members(item) if pk != item.pk]
    parted = part(item, by=request.user)
    said = _("“%(title)s” now stands by itself.") % {"title": item.title}
    if others:
        more = PARTED + ".".join(map(str, others[:MOST]))
        messages.success(request, said, extra_tags=undo_tag(request, item, more))
    else:
        messages.success(request, said)
    rest = InboxItem.objects.filter(pk__in=others).order_by("at", "pk")[:1]
    return done(request, [*rest, parted])


def the_same(request, item: InboxItem, form):
    """Join it with the nearest: they are one entry then, led by the first."""
    joined = join_nearest(item, by=request.user)
    said = _("“%(title)s” is listed with the same news now.")
    messages.success(request, said % {"title": item.title})
    return done(request, [joined])


def join_as_before(request, item: InboxItem, others: list[str]):
    """Take back that it was parted from the others."""
    keys = [int(key) for key in others[:MOST] if is_key(key)]
    try:
        joined = join_again(item, keys, by=request.user)
    except Refused as refusal:
        note_refusal(request, refusal, item, move="join")
        messages.error(request, str(refusal))
        return refused(request, InboxItem.objects.get(pk=item.pk))
    said = _("“%(title)s” is listed with the same news again.")
    messages.success(request, said % {"title": item.title})
    return done(request, [joined])
