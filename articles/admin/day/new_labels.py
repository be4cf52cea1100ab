"""Labels that somebody made while writing, for those who look after their kind."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.day.section import SHOWN, Row, Section, all_of, listed, section
from articles.admin.parts.near import near
from articles.admin.parts.saying import Link, who
from articles.domain import rights
from articles.models import KINDS, NewLabel, User

MOST = 200


def new_labels_for(user: User) -> list[Section]:
    """Return the labels that are new to the user, the first made in front."""
    kinds = [
        kind
        for kind in KINDS.values()
        if kind.is_made_in_place and rights.looks_after(user, kind.model)
    ]
    if not kinds:
        return []
    hers = Q()
    for kind in kinds:
        hers |= Q(**{f"{kind.name}__isnull": False})
    found = NewLabel.objects.filter(hers).order_by("at", "pk")
    new = list(found.select_related("by", *(kind.name for kind in kinds))[:MOST])
    rows = [row for kind in kinds for row in rows_of(kind, new)]
    rows.sort(key=lambda pair: pair[0])
    lists = [link for kind in kinds for link in list_of(kind, new)]
    lists = lists if len(rows) > SHOWN else []
    title = _("New labels to check")
    return section("labels", title, [row for _at, row in rows], lists)


def rows_of(kind, new: list[NewLabel]):
    """Yield when a label of the kind was made, and its row."""
    for one in new:
        label = getattr(one, kind.name)
        if label is not None:
            name = kind.model._meta.model_name
            address = reverse(f"admin:articles_{name}_change", args=[label.pk])
            called = kind.model._meta.verbose_name
            # Not of an account that is gone.
            made = [_("made by %(who)s") % {"who": who(one.by)}] if one.by else []
            yield one.at, Row(str(label), address, [called, *made, near(one.at)])


def list_of(kind, new: list[NewLabel]) -> list[Link]:
    count = sum(getattr(one, f"{kind.name}_id") is not None for one in new)
    meta = kind.model._meta
    words = f"{meta.verbose_name_plural}: %(count)s"
    return all_of(count, 0, MOST, listed(meta.model_name, new="yes"), words)
