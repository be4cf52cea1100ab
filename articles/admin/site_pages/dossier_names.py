"""The names of what a dossier pins and links, which it has only keys of."""

from collections.abc import Callable, Iterable

from django.db.models import OuterRef, Subquery

from articles.admin.records.read_only import named
from articles.models import Article, Edition, labels_of


def headlines_of(keys: Iterable[str]) -> list[str]:
    """Return the headlines that readers knew last of editions, in their order; one that
    was never public is named without it.
    """
    known = Article.objects.once_public().filter(edition=OuterRef("pk"))
    headline = Subquery(known.order_by("-number").values("headline")[:1])
    editions = Edition.objects.filter(uuid__in=list(keys)).annotate(headline=headline)
    names = {str(one.uuid): named(one, one.headline) for one in editions}
    return [names[key] for key in keys if key in names]


def organisations_of(keys: Iterable[str]) -> list[str]:
    """Return the names of organisations by their keys, in their order."""
    names = {str(key): str(one) for key, one in labels_of("country", keys).items()}
    return [names[key] for key in keys if key in names]


# By the field that has the keys.
KEYED: dict[str, Callable[[Iterable[str]], list[str]]] = {
    "pinned": headlines_of,
    "organisations": organisations_of,
}
