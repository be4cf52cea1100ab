"""Check whether the pictures on this host belong to its database.

A mark beside the files names the newsroom, and the database remembers that there is
one: so a second host with a folder of its own is noticed before a picture goes up.
"""

from contextlib import suppress

from django.conf import settings
from django.db import connection

from articles.foundation import schema
from articles.foundation.image_files import library, mark_files
from articles.models import Image, SiteRevision

NAME = "of"
# So many of the newest are looked for; one may be lost.
SEVERAL = 3


def why_elsewhere() -> str:
    """Return why the newsroom's pictures aren't here; "" if they are.

    The very first place, and one that has its pictures, are taken for the right one and
    get the mark. A file of SQLite is used by one host.
    """
    site = SiteRevision.objects.values_list("site", flat=True).first()
    if connection.vendor == "sqlite" or site is None:
        return ""
    is_claimed = schema.read_media() == str(site)
    try:
        is_here = read_mark() == str(site)
        if not is_here and (not is_claimed or has_pictures()):
            mark_files().write(NAME, str(site).encode())
            is_here = True
    except OSError:
        return ""  # a place that can't be reached or written to tells so by itself
    if is_here and not is_claimed:
        schema.note_media(str(site))
    return "" if is_here else explain(str(site))


def read_mark() -> str:
    with suppress(FileNotFoundError):
        return mark_files().read(NAME).decode(errors="replace").strip()
    return ""


def has_pictures() -> bool:
    newest = Image.objects.order_by("-pk").values_list("file", flat=True)[:SEVERAL]
    return any(library().exists(name) for name in newest)


def explain(site: str) -> str:
    """Explain to the operator what is missing and what to do."""
    if settings.NEWSROOM_MEDIA:
        where, mark = "The bucket of NEWSROOM_MEDIA_URL", f"newsroom/{NAME} in it"
    else:
        where = f"The folder {settings.MEDIA_ROOT}"
        mark = str(settings.MEDIA_ROOT / "newsroom" / NAME)
    return (
        f"{where} doesn't have the pictures of this database; another machine keeps "
        "them elsewhere. Name one bucket on all machines (NEWSROOM_MEDIA_URL, "
        "docs/several-machines.md). If this is to be their only place from now on, "
        f"copy them here; if there are none, write {site} into {mark}."
    )
