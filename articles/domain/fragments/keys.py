"""Name by its keys what is shown of an article besides what its version says."""

from collections.abc import Iterable, Iterator

from articles.models import Article, Image, Label, LabelKind


def keys_of_labels(article: Article, kinds: Iterable[LabelKind]) -> Iterator[str]:
    """Yield the labels of these kinds as they are linked, and what they became."""
    for kind in kinds:
        for link in getattr(article, kind.links).all():
            yield from keys_of_label(getattr(link, kind.field))


def keys_of_publishers(article: Article) -> Iterator[str]:
    """Yield the sources that published what else there is to read, or fund a call."""
    for entry in article.further_reading.all():
        if entry.publisher:
            yield from keys_of_label(entry.publisher)
    for row in article.facts.all():
        if row.funder:
            yield from keys_of_label(row.funder)


def keys_of_label(label: Label) -> Iterator[str]:
    yield label.shown_key
    yield label.current.shown_key


def keys_of_pictures(images: Iterable[Image | None]) -> Iterator[str]:
    for image in images:
        if image:
            yield image.shown_key
