"""What a list says of a search: the field, what its words name, and help."""

from typing import Any

from articles.catalogue import Catalogue
from articles.models import Label
from articles.public.lists.leaf import Leaf
from articles.selection import Selection
from articles.site import other_languages

MOST_LABELS = 5


def about_search(selection: Selection, leaf: Leaf, catalogue: Catalogue) -> dict:
    """Return what the list's template shows around what was found."""
    about: dict[str, Any] = {
        "search": {"words": selection.q, "kept": selection.pairs()}
    }
    if not selection.q:
        return about
    about["asked"] = selection.asked
    if not (leaf.query or selection.labels):
        about["named_labels"] = named_labels(selection, catalogue)
    if not leaf.pks:
        about["elsewhere"] = [
            (code, selection.in_language(code).path()) for code in other_languages()
        ]
    return about


def named_labels(selection: Selection, catalogue: Catalogue) -> list[Label]:
    """Return the labels that the whole query may mean, if the public knows them."""
    asked = (
        catalogue.labels.by_pk[kind].get(pk) for kind, pk in selection.asked.labels
    )
    found = (one for one in asked if one and one.merged_into is None)
    return [one for one in found if catalogue.is_known(one)][:MOST_LABELS]
