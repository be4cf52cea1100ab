"""The words of a list's page about itself: its title and description; and of the label
whose own page it is, the kind and the successors.
"""

from typing import Any

from django.utils.translation import get_language, gettext as _

from articles.domain.content import long_day, whole_sentences
from articles.domain.label_index import Catalogue
from articles.foundation.languages import first_with
from articles.models import KINDS, CountryOrganisation, Label, Source
from articles.site.public.lists.leaf import Leaf
from articles.site.public.machines.jsonld import breadcrumbs, collection
from articles.site.selection import Selection
from articles.site.shared import Head


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


def title(selection: Selection, leaf: Leaf) -> str:
    """Say what the list holds, and which page of it is shown."""
    name = selection.in_words()
    if selection.q:
        form = _("%(list)s, more results") if leaf.query else "%(list)s"
        return _("%(list)s – Search") % {"list": form % {"list": name}}
    if leaf.before:
        day = long_day(leaf.before.printed_on)
        return _("%(list)s, up to %(day)s") % {"list": name, "day": day}
    if leaf.after:
        day = long_day(leaf.after.printed_on)
        return _("%(list)s, %(day)s onwards") % {"list": name, "day": day}
    return name


def description(
    selection: Selection, leaf: Leaf, shown: list, sentence: str, own: str
) -> str:
    """Return a label's own description, else what the list holds, and its first
    headline if there is room for it.

    Pages after the first are described by their own headline alone, so that no two are
    alike.
    """
    if own and not leaf.query:
        return whole_sentences(own)
    if not shown:
        return sentence
    name = title(selection, leaf) if leaf.query else sentence
    values = {"list": name, "headline": shown[0].headline}
    if leaf.query:
        return whole_sentences(_("%(list)s. First: “%(headline)s”.") % values)
    return whole_sentences(_("%(list)s. Latest: “%(headline)s”.") % values)


def said_of(selection: Selection, number: int) -> str:
    """Say what the list holds; if a search was cut, no more than is known."""
    if not selection.is_cut:
        return selection.in_words(number)
    if not number:
        return _("Not found in the newest articles that have these words.")
    return _("At least %(list)s") % {"list": selection.in_words(number)}


def list_data(head: Head, shown: list, label) -> list[dict]:
    """Return the list's data in the words of schema.org; a label with its way."""
    found = [
        collection(head.title, head.path, description=head.description, articles=shown)
    ]
    if label:
        kind = KINDS[label.url_name]
        way = ((kind.title, kind.overview), (label, head.path))
        found.append(breadcrumbs(*way))
    return found
