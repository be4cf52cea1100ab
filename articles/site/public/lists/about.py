"""The head of the list on a label's own page: the label's kind, and its successors."""

from typing import Any

from django.utils.translation import get_language

from articles.domain.label_index import Catalogue
from articles.foundation.languages import first_with
from articles.models import KINDS, CountryOrganisation, Label, Source


def about_label(label, catalogue: Catalogue) -> dict:
    """Return what stands above the list on a label's own page."""
    about = {"label": label, "description": ""}
    if label is None:
        return about
    about["kind"] = label._meta.verbose_name
    if isinstance(label, CountryOrganisation):
        about["kind"] = label.get_kind_display()
    if KINDS[label.url_name].has_successors:
        about |= succession(label, catalogue)
    if not isinstance(label, Source):
        return about
    # The catalogue knows its names alone.
    label, language = Source.objects.get(pk=label.pk), get_language()
    return about | {
        "label": label,
        "description": label.description_in(language),
        "description_language": first_with(language, label.descriptions),
    }


def succession(label: Label, catalogue: Catalogue) -> dict:
    """Return what an organisation became and what it was, if readers know of them."""
    organisations: dict[int, Any] = {**catalogue.labels.by_pk[label.url_name]}
    following = {
        one.pk: organisations[one.successor_id].current
        for one in organisations.values()
        if one.successor_id
    }
    successor = following.get(label.pk)
    earlier = [
        one
        for one in organisations.values()
        if one.merged_into is None and following.get(one.pk) == label
    ]
    known = filter(catalogue.is_known, [successor] if successor else [])
    return {
        "successors": [one for one in known if one != label],
        "predecessors": [
            one for one in earlier if catalogue.is_known(one) and one != label
        ],
    }
