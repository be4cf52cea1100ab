"""What a list says of a search: the field, what its words name, and help."""

from typing import Any

from articles.models import KINDS, Label
from articles.selection import Selection, known_labels
from articles.site import other_languages

MOST_LABELS = 5


def about_search(selection: Selection, shown, *, at) -> dict:
    """Return what the list's template shows around what was found."""
    about: dict[str, Any] = {
        "search": {"words": selection.q, "kept": selection.pairs()}
    }
    if not selection.q:
        return about
    about["asked"] = selection.asked
    if not (shown.query or selection.labels):
        about["named_labels"] = named_labels(selection, at=at)
    if not shown.articles:
        about["elsewhere"] = [
            (code, selection.in_language(code).path()) for code in other_languages()
        ]
    return about


def named_labels(selection: Selection, *, at) -> list[Label]:
    """Return the labels that the whole query may mean, if the public knows them."""
    asked = selection.asked.labels
    found: dict[tuple[str, int], Label] = {}
    for kind in dict.fromkeys(kind for kind, _key in asked):
        keys = [key for other, key in asked if other == kind]
        known = known_labels(KINDS[kind].model, at=at).filter(merged_into=None)
        found |= {(kind, label.pk): label for label in known.filter(pk__in=keys)}
    return [found[each] for each in asked if each in found][:MOST_LABELS]
