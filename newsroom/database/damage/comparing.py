"""Compare contents and pictures with the hashes that were stored with them."""

import hashlib
from collections.abc import Iterable, Iterator

from django.db import DatabaseError, connection
from django.db.models.functions import Mod

from articles.domain import documents
from articles.domain.content import content_hash, content_of
from articles.foundation.image_files import library
from articles.models import Article, Decision, Document, Image, Snapshot
from articles.workflow import WINDOWED
from newsroom.database.damage.findings import CONTENT, MISSING, PICTURE, Damage

# Each row's turn comes once in so many nights.
NIGHTS = 30
OTHER = "isn't what its hash was made of"


def turn(rows, night: int):
    """Keep the rows whose turn it is: by their keys, so that none is forgotten."""
    return rows.annotate(turn=Mod("pk", NIGHTS)).filter(turn=night % NIGHTS)


def changed_articles(keys: Iterable[int]) -> Iterator[Damage]:
    for key in keys:
        if why := why_changed(key):
            yield Damage(CONTENT, Article._meta.db_table, str(key), why)


def why_changed(key: int) -> str:
    """Return why a version isn't what was stored and decided on; "" if it is."""
    try:
        article = Article.objects.filter(pk=key).first()
        if article is None or not article.content_hash:
            return ""
        now = content_hash(content_of(article))
        decided = decided_hash(article)
    except (DatabaseError, ValueError, TypeError, KeyError) as error:
        return f"can't be read ({error})"
    if now != article.content_hash:
        return OTHER
    return "isn't what was decided on" if decided not in {"", now} else ""


def decided_hash(article: Article) -> str:
    """Return the hash of the last decision about what is frozen since; "" if none."""
    if article.status not in WINDOWED:
        return ""
    saves = Snapshot.objects.filter(article=article)
    if any(save.erased_at for save in saves.iterator()):
        return ""
    last = Decision.objects.filter(article=article).order_by("-lock").first()
    return last.content_hash if last else ""


def changed_saves(keys: Iterable[int]) -> Iterator[Damage]:
    for key in keys:
        try:
            save = Snapshot.objects.filter(pk=key).first()
            if save is None or save.erased_at:
                continue
            is_same = content_hash(save.content) == save.content_hash
        except (DatabaseError, ValueError, TypeError, KeyError, AttributeError):
            is_same = False
        if not is_same:
            yield Damage(CONTENT, Snapshot._meta.db_table, str(key), OTHER)


def changed_pictures(keys: Iterable[int]) -> Iterator[Damage]:
    """Read files; one that has no checksum yet gets that of what it is now."""
    shelf = library()
    for image in Image.objects.filter(pk__in=keys).order_by("pk").iterator():
        try:
            with shelf.open(image.file_name) as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            yield Damage(MISSING, Image._meta.db_table, str(image.pk), image.file_name)
            continue
        except OSError as error:
            why = f"{image.file_name} can't be read ({error.strerror})"
            yield Damage(PICTURE, Image._meta.db_table, str(image.pk), why)
            continue
        if not image.kept_checksum:
            remember(image.pk, found)
        elif found != image.kept_checksum:
            why = f"{image.file_name} isn't the file that was stored"
            yield Damage(PICTURE, Image._meta.db_table, str(image.pk), why)


def remember(key: int, checksum: str) -> None:
    """Store it without counting a change: readers see no other picture."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_image SET kept_checksum = %s "
            "WHERE id = %s AND kept_checksum = ''",
            [checksum, key],
        )


def missing_pictures() -> Iterator[Damage]:
    """Ask of each picture whether its file is there."""
    shelf = library()
    rows = Image.objects.order_by("pk").values_list("pk", "file")
    for key, name in rows.iterator():
        if not shelf.exists(name):
            yield Damage(MISSING, Image._meta.db_table, str(key), name)


def changed_documents(keys: Iterable[int]) -> Iterator[Damage]:
    """Read files; each is named after what it has to contain."""
    table = Document._meta.db_table
    for one, why in documents.changed(Document.objects.filter(pk__in=keys)):
        kind = PICTURE if why else MISSING
        said = f"{one.file_name} {why}" if why else one.file_name
        yield Damage(kind, table, str(one.pk), said)


def missing_documents() -> Iterator[Damage]:
    """Ask of each document whether its file is there."""
    for one in documents.lost():
        yield Damage(MISSING, Document._meta.db_table, str(one.pk), one.file_name)
