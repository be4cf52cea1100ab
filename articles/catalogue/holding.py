"""The one catalogue that a process holds, and how it follows the revision."""

from django.utils import timezone

from articles.catalogue import labels, making
from articles.catalogue.catalogue import Catalogue
from articles.revision import Held, Kept, Revision, current


def catalogue_at(revision: Revision) -> Catalogue:
    """Return the catalogue as of this revision."""
    return kept.at(revision)


def catalogue_now() -> Catalogue:
    """Return the catalogue as of now, or of a change that came while it was asked."""
    return catalogue_at(current(timezone.now()))


def made(revision: Revision, held: Held[Catalogue] | None) -> Catalogue:
    if held is None:
        return Catalogue(revision, making.built(revision), labels.all_labels())
    former = held.value
    changed = labels.changed_since(former.stock.sequence)
    stock, _number = making.caught_up(former.stock, revision)
    for kind, links in stock.links.items():
        changed[kind] |= links.keys() - former.labels.by_pk[kind].keys()
    return Catalogue(revision, stock, labels.caught_up(former.labels, changed))


kept = Kept(made)
