"""The one catalogue that a process holds, and how it follows the revision."""

from itertools import islice

from django.utils import timezone

from articles.domain.label_index import building, labels, stored_copy
from articles.domain.label_index.catalogue import Catalogue
from articles.domain.label_index.counting import MOST_FORMER, Count
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
    if held is None:
        return Catalogue(revision, stock, labels.all_labels())
    known = labels_of(stock, held.value)
    return Catalogue(revision, stock, known, former=counts_of(held.value))


def counts_of(former: Catalogue) -> dict[tuple, Count]:
    """Return those that were asked for, and earlier ones as long as there is room."""
    # Other threads may add some meanwhile.
    found = former.counts.copy()
    earlier = {key: one for key, one in former.former.items() if key not in found}
    return dict(islice((found | earlier).items(), MOST_FORMER))


def labels_of(stock: Stock, former: Catalogue) -> Labels:
    """Return the former ones with what changed since, and those unknown until now."""
    since = former.stock.sequence
    # None was written where time alone has passed.
    changed = labels.changed_since(since) if since != stock.sequence else labels.none()
    for kind, links in stock.links.items():
        changed[kind] |= links.keys() - former.labels.by_pk[kind].keys()
    return labels.caught_up(former.labels, changed)


kept = Kept(made)
