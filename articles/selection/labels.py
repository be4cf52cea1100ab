"""What became of a label by whose slug an address was known."""

from articles.models import KINDS, FormerSlug


def has_left(kind: str, slug: str) -> bool:
    """Whether readers knew a label by this slug that was deleted."""
    former = FormerSlug.objects.filter(kind=kind, slug=slug)
    left = former.exclude(label_key__in=KINDS[kind].model.objects.values("key"))
    return left.exists()
