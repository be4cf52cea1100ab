"""Addresses of erased articles: no word of them is left, and nobody gets them anew."""

import re
from hashlib import blake2b

from django.conf import settings

from articles.models import Address, Edition

ERASED = re.compile(r"erased-[0-9a-f]{32}")


def erased_slug(language: str, slug: str) -> str:
    """Return the replacement of a slug: it can be compared, but not read.

    With another secret key, the slug is as unknown as one that never existed.
    """
    key = blake2b(settings.SECRET_KEY.encode()).digest()
    said = f"{language}/{slug}".encode()
    return f"erased-{blake2b(said, digest_size=16, key=key).hexdigest()}"


def is_erased(language: str, slug: str) -> bool:
    """Return whether an erased article had this address."""
    left = erased_slug(language, slug)
    return Address.objects.filter(language=language, slug=left).exists()


def erase_addresses(edition: Edition, slugs: set[str]) -> dict[str, str]:
    """Return the replacements for the slugs of erased versions, and replace the
    addresses at once. A slug that another version has too stays.
    """
    language = edition.language
    words = {slug for slug in slugs if not ERASED.fullmatch(slug)}
    become = {slug: erased_slug(language, slug) for slug in words}
    for slug, left in become.items():
        address = edition.addresses.filter(slug=slug)
        if edition.addresses.filter(slug=left).exists():
            address.delete()
        else:
            address.update(slug=left)
    return become
