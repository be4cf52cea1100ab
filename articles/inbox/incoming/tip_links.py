"""The link by which a reader confirms the address of a text, sealed, not stored."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from articles.models import Tip

SALT = "articles.inbox.tip"
GOOD_FOR = timedelta(hours=48)


def link_of(tip: Tip) -> str:
    """Return the path at which the sender confirms it, in their language."""
    with override(tip.language):
        return reverse("confirm_tip", args=[signing.dumps(tip.pk, salt=SALT)])


def tip_at(token: str) -> Tip | None:
    """Return the tip of a token; None if it is no token of ours, or too old."""
    try:
        key = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    return Tip.objects.filter(pk=key).first()
