"""What a list says of a search: the field, what its words name, and help."""

from articles.models import Label
from articles.public.page import other_languages
from articles.selection import KINDS, Selection, known_labels

MOST_LABELS = 8


def about_search(selection: Selection, shown, *, at) -> dict:
    """Return what the list's template shows around what was found."""
    about = {"search": {"words": selection.q, "kept": selection.pairs()}}
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
    found = []
    for name, keys in selection.asked.labels.items():
        known = known_labels(KINDS[name], at=at).filter(merged_into=None)
        found += known.filter(pk__in=keys).by_name(selection.language)[:MOST_LABELS]
    return found[:MOST_LABELS]
