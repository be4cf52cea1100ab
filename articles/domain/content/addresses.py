"""Claim and release addresses: one slug, one edition; a public address stays.

An address that was erased keeps no word, and nobody gets it anew.
"""

import re
from hashlib import blake2b
from itertools import count

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.domain.content.table import Content
from articles.foundation.languages import row_of
from articles.foundation.refusal import Refused
from articles.foundation.slugs import numbered, slug_from
from articles.models import Address, Article, Edition

ERASED = re.compile(r"erased-[0-9a-f]{32}")


def settle(article: Article) -> None:
    """Reserve the version's address, made from its headline if it has none."""
    if article.slug:
        claim(article.edition, article.slug)
    else:
        article.slug = claim_from(article.edition, article.headline)


def claim(edition: Edition, slug: str) -> None:
    """Reserve `slug` for the edition; refused if it belongs to another one."""
    try:
        with transaction.atomic():
            address, made = Address.objects.get_or_create(
                language=edition.language, slug=slug, defaults={"edition": edition}
            )
            if made and is_erased(edition.language, slug):
                raise taken(slug)
    except IntegrityError:  # somebody else has claimed it between the two queries
        address = Address.objects.get(language=edition.language, slug=slug)
    if address.edition_id != edition.pk:
        raise taken(slug)


def taken(slug: str) -> Refused:
    return Refused(
        _("The address “%(slug)s” can't be used.") % {"slug": slug},
        _("It belongs to another article, now or in the past."),
        _("Choose another one."),
        code="address-taken",
    )


def claim_from(edition: Edition, headline: str) -> str:
    """Reserve and return the first free slug that the headline gives."""
    wanted = slug_of(headline, edition.language)
    known = dict(
        Address.objects.filter(
            language=edition.language, slug__startswith=wanted
        ).values_list("slug", "edition_id")
    )
    for number in count(1):
        slug = numbered(wanted, number)
        if known.get(slug, edition.pk) == edition.pk:
            try:
                claim(edition, slug)
            except Refused:
                continue
            return slug
    raise AssertionError("count() never ends")


def slug_of(headline: str, code: str) -> str:
    return slug_from(headline, fallback=row_of(code).article_slug, language=code)


def follows_headline(edition: Edition, slug: str, headline: str) -> bool:
    """Return whether `slug` was made from the headline, and no reader knows it yet."""
    if edition.published_at:
        return False
    made = slug_of(headline, edition.language)
    return re.fullmatch(rf"{re.escape(made)}(-\d+)?", slug) is not None


def renewed(stored: Article, content: Content) -> Content:
    """Return the content to be saved over `stored`. Its address is made anew if the
    editor left one that was made from another headline.
    """
    untouched = content["slug"] == stored.slug
    renamed = content["headline"] != stored.headline
    if not (untouched and renamed):
        return content
    is_made = follows_headline(stored.edition, stored.slug, stored.headline)
    return content | {"slug": ""} if is_made else content


def release(edition: Edition) -> None:
    """Free the addresses that no version needs: their draft never became public."""
    kept = edition.articles.kept().values("slug")
    edition.addresses.exclude(slug__in=kept).delete()


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
