"""The links in letters: to confirm a request, and to change, leave and take all.

The secret of a subscriber's links is made of the row and the site's secret, so each
letter can have it, and the database holds only a hash.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256

from django.core import signing
from django.urls import reverse

from articles.accounts import keys_for
from articles.models import AlertRequest, Subscriber

PURPOSE = "articles.site.alerts"
SALT = "articles.site.alerts.confirm"
GOOD_FOR = timedelta(days=7)
# Base64 of 32 bytes.
LENGTH = 43


def confirm_path(request: AlertRequest) -> str:
    return reverse("confirm_alert", args=[signing.dumps(said_of(request), salt=SALT)])


def said_of(request: AlertRequest) -> list[int]:
    """Return key and moment: after a restore, another request may have the key."""
    return [request.pk, int(request.sent_at.timestamp())]


def request_at(token: str) -> AlertRequest | None:
    """Return the request of a link; None if it is none of ours, or too old."""
    try:
        said = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    found = AlertRequest.objects.filter(pk=said[0]).first()
    return found if found and said_of(found) == said else None


def new_seed() -> str:
    return secrets.token_hex(16)


def secrets_of(seed: str) -> list[str]:
    """Return the secret of a seed by the site's secret, then by its former ones."""
    made = (hmac.digest(key, seed.encode(), sha256) for key in keys_for(PURPOSE))
    return [urlsafe_b64encode(one).decode().rstrip("=") for one in made]


def hash_of(secret: str) -> str:
    said = f"alerts {secret}".encode(errors="backslashreplace")
    return sha256(said).hexdigest()


def secret_of(subscriber: Subscriber) -> str:
    """Return the secret of a subscriber's links.

    If no secret that the site has fits any more, they get a new one: links in older
    letters end.
    """
    known = secrets_of(subscriber.seed)
    for secret in known:
        if hash_of(secret) == subscriber.secret_hash:
            return secret
    subscriber.secret_hash = hash_of(known[0])
    # No row is there any more if they have left meanwhile.
    there = Subscriber.objects.filter(pk=subscriber.pk)
    there.update(secret_hash=subscriber.secret_hash)
    return known[0]


def subscriber_at(secret: str) -> Subscriber | None:
    if len(secret) != LENGTH:
        return None
    return Subscriber.objects.filter(secret_hash=hash_of(secret)).first()


def own_path(secret: str) -> str:
    return reverse("alerts", args=[secret])


def leave_path(secret: str) -> str:
    return reverse("leave_alerts", args=[secret])


def data_path(secret: str) -> str:
    return reverse("alerts_data", args=[secret])
