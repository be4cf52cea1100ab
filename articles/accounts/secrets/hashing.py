"""A hash with the site's secret: equal for equal values, without revealing them."""

from django.utils.crypto import salted_hmac


def hashed(purpose: str, value: str) -> str:
    return salted_hmac(purpose, value, algorithm="sha256").hexdigest()
