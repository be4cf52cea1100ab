"""Take pictures out: of texts that show them, of what was saved, and their files."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import TextField
from django.db.models.functions import Cast

from articles.domain import audit, site_version
from articles.domain.content import (
    Html,
    Picture,
    Said,
    content_of,
    keys_in,
    of_kind,
    whole,
)
from articles.domain.pictures import remove
from articles.foundation.markup import shown
from articles.models import Article, Figure, Image, PrintedPart, Snapshot
from articles.transfer.erasure.contents import (
    set_columns,
    set_snapshot,
    settle,
    version,
)
from articles.transfer.erasure.done import Done


def erase_picture(image: Image, done: Done) -> None:
    """Take it out of every version and save, public or not; then it is gone."""
    for pk in sorted(Article.objects.showing(image).values_list("pk", flat=True)):
        take_out_of_version(version(pk), image)
        done.counts["versions"] += 1
    key = str(image.key)
    texts = Snapshot.objects.annotate(text=Cast("content", TextField()))
    for save in texts.filter(text__contains=key).iterator():
        set_snapshot(save, whole(save.content | without(save.content, key)))
        done.counts["saved contents"] += 1
    done.identified.add(image.checksum)
    remove_unused([image], done)


def take_out_of_version(article: Article, image: Image) -> None:
    said = without(content_of(article), str(image.key))
    set_columns(article, **said)
    rows = Figure._base_manager.filter(article=article.pk, image=image.pk)
    rows._raw_delete(rows.db)
    settle(article)
    PrintedPart.objects.filter(article=article.pk).delete()
    site_version.note_edition(article.edition_id)
    site_version.bump()


def without(content: Said, key: str) -> dict[str, object]:
    """Return the fields that are others without the picture of this key."""
    found: dict[str, object] = {}
    for name, kind in of_kind(Picture):
        if content.get(name) == key:
            found |= {name: None, kind.alt: "", kind.caption: ""}
    for name, _html in of_kind(Html):
        if key in keys_in(content, name):
            found[name] = shown(
                content[name], lambda said: "" if said.key == key else str(said)
            )
    return found


def remove_unused(images: Iterable[Image], done: Done) -> None:
    """Delete those that no version has any more, with their files."""
    keys = [image.pk for image in images]
    for image in Image.objects.unused().filter(pk__in=keys):
        done.add_words(image.title, *image.alts.values(), *image.captions.values())
        audit.empty(audit.about(Image, [image.pk]), done.title(settings.LANGUAGE_CODE))
        remove(image)
        done.counts["pictures"] += 1
