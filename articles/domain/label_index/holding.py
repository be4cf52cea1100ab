"""The one catalogue that a process holds, and how it follows the revision."""

from django.utils import timezone

from articles.domain.label_index import building, labels, stored_copy
from articles.domain.label_index.catalogue import Catalogue
from articles.domain.label_index.labels import Labels
from articles.domain.label_index.stock import Stock
from articles.domain.site_version import Held, Kept, Revision, current


def catalogue_at(revision: Revision) -> Catalogue:
    """Return the catalogue as of this revision."""
    return kept.at(revision)


def catalogue_now() -> Catalogue:
    """Return the catalogue as of now, or of a change that came while it was asked."""
    return catalogue_at(current(timezone.now()))


def made(revision: Revision, held: Held[Catalogue] | None) -> Catalogue:
    former = held.value.stock if held else stored_copy.stored(revision)
    if former:
        stock, number = building.caught_up(former, revision)
    else:
        stock = building.built(revision)
        number = len(stock.order.members)
    if number >= stored_copy.MANY:
        stored_copy.keep(stock)
    known = labels_of(stock, held.value) if held else labels.all_labels()
    return Catalogue(revision, stock, known)


def labels_of(stock: Stock, former: Catalogue) -> Labels:
    """Return the former ones with what changed since, and those unknown until now."""
    changed = labels.changed_since(former.stock.sequence)
    for kind, links in stock.links.items():
        changed[kind] |= links.keys() - former.labels.by_pk[kind].keys()
    return labels.caught_up(former.labels, changed)


kept = Kept(made)
