"""The secret of a link: random, in its address alone; the database has a hash of it."""

import hashlib
import secrets

from django.urls import reverse

# 256 bits: nobody finds one by trying, so its hash needs neither salt nor time.
BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    said = f"review link {secret}".encode(errors="backslashreplace")
    return hashlib.sha256(said).hexdigest()


def path_of(secret: str) -> str:
    return reverse("review_link", args=[secret])
