"""What became of a label by whose slug an address was known."""

from articles.domain.label_index import slug_of
from articles.models import KINDS, FormerSlug
from articles.site.selection.selection import Selection


def has_left(kind: str, slug: str) -> bool:
    """Whether readers knew a label by this slug that was deleted."""
    former = FormerSlug.objects.filter(kind=kind, slug=slug)
    left = former.exclude(label_key__in=KINDS[kind].model.objects.values("key"))
    return left.exists()


def asks_for_former(query, selection: Selection) -> bool:
    """Whether an address names a label that was renamed, or merged into another, or by
    its slug in another language; or labels together in another way than the site does.
    """
    known = {
        kind: {
            slug_of(one, selection.language) for one in selection.labels.get(kind, ())
        }
        for kind in KINDS
    }
    return any(set(query.getlist(kind)) - {""} - known[kind] for kind in KINDS)
