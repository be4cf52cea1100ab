"""The secret of a link, and the link at a secret's address.

A secret is random, and in its address alone; the database has a hash of it.
"""

import hashlib
import secrets

from django.urls import reverse

from articles.accounts import keys_for, seal, unseal
from articles.models import ReviewLink

PURPOSE = "articles.editing.guests"
# 256 bits: nobody finds one by trying, so its hash needs neither salt nor time.
BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    said = f"review link {secret}".encode(errors="backslashreplace")
    return hashlib.sha256(said).hexdigest()


def sealed_for(link: int, secret: str) -> str:
    """Return it as the queue may have it until the letter is sent."""
    return seal(keys_for(PURPOSE)[0], secret, about=str(link))


def opened(sealed: str, link: int) -> str:
    """Return the secret; "" if no key that the site has or had opens it."""
    tries = (unseal(key, sealed, about=str(link)) for key in keys_for(PURPOSE))
    return next((one for one in tries if one is not None), "")


def path_of(secret: str) -> str:
    return reverse("review_link", args=[secret])


def link_at(secret: str) -> ReviewLink | None:
    """Return the link with this secret, whether it is good or not."""
    rows = ReviewLink.objects.select_related("article__edition", "made_by")
    return rows.filter(secret_hash=hash_of(secret)).first()
