"""The acts of a process that decides about an item while others do."""

from django.contrib.auth import get_user_model

from articles.inbox.items import add_reading, decide, take_over
from articles.models import Edition, InboxItem


def prepare(act: str, by: str, item: str, edition: str = "0"):
    """Return the function that is to run at once with the others'."""
    user = get_user_model().objects.get(username=by)
    seen = InboxItem.objects.select_related("source").get(pk=item)
    story = Edition.objects.filter(pk=edition).first()
    acts = {
        "take": lambda: take_over(seen, by=user),
        "add": lambda: add_reading(seen, story, by=user),
        "dismiss": lambda: decide(seen, "dismiss", by=user, reason="Werbung"),
        "claim": lambda: decide(seen, "claim", by=user),
    }
    return acts[act]
