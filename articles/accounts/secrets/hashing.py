"""A hash with the site's secret: the same for the same, and tells nothing of it."""

from django.utils.crypto import salted_hmac


def hashed(purpose: str, value: str) -> str:
    return salted_hmac(purpose, value, algorithm="sha256").hexdigest()
