"""Former slugs in addresses, of labels that were renamed, merged or deleted."""

from articles.domain.label_index import slug_of
from articles.models import KINDS, LabelSlug
from articles.site.selection.selection import Selection


def has_left(kind: str, slug: str) -> bool:
    """Return whether readers knew, by this slug, a label that was deleted."""
    former = LabelSlug.objects.filter(kind=kind, slug=slug)
    left = former.exclude(label_key__in=KINDS[kind].model.objects.values("key"))
    return left.exists()


def asks_for_former(query, selection: Selection) -> bool:
    """Return whether an address names a label that was renamed, or merged into another,
    or by its slug in another language; or joins labels in another way than the site
    does.
    """
    known = {
        kind: {
            slug_of(one, selection.language) for one in selection.labels.get(kind, ())
        }
        for kind in KINDS
    }
    return any(set(query.getlist(kind)) - {""} - known[kind] for kind in KINDS)
