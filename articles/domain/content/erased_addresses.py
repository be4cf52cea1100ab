"""The address of what was erased: no word of it is left, and nobody gets it anew."""

import re
from hashlib import blake2b

from django.conf import settings

from articles.models import Address, Edition

ERASED = re.compile(r"erased-[0-9a-f]{32}")


def erased_slug(language: str, slug: str) -> str:
    """Return what is kept in place of a slug: it can be compared, and not be read.

    With another secret key it is as unknown as what never was.
    """
    key = blake2b(settings.SECRET_KEY.encode()).digest()
    said = f"{language}/{slug}".encode()
    return f"erased-{blake2b(said, digest_size=16, key=key).hexdigest()}"


def is_erased(language: str, slug: str) -> bool:
    """Whether something stood there that was erased."""
    left = erased_slug(language, slug)
    return Address.objects.filter(language=language, slug=left).exists()


def erase_addresses(edition: Edition, slugs: set[str]) -> dict[str, str]:
    """Return what these slugs of versions that are erased become; their addresses are
    that already. What another version has too stays.
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
