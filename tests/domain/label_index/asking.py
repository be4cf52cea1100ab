"""Plain queries about lists and labels, for every article."""

from collections import Counter
from datetime import datetime
from itertools import product

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from articles.domain.label_index import each_of
from articles.models import KINDS, Article, Label, LabelSlug
from articles.site.selection import Selection


def articles_of(selection: Selection, *, at: datetime, regardless_of: str = ""):
    """Return its public articles; `regardless_of` a kind's labels, if one is named."""
    found = Article.objects.public(at).in_language(selection.language)
    for kind, values in selection.labels.items():
        if kind != regardless_of:
            held = (having(each_of(value)) for value in values)
            found = found.filter(pk__in=set().union(*held))
    if selection.years:
        spans = Q()
        for first, last in selection.spans():
            spans |= Q(printed_on__range=(first, last))
        found = found.filter(spans)
    return found


def having(labels) -> set[int]:
    """Return the versions that have each of these labels."""
    found = Article.objects.all()
    for label in labels:
        found = found.about([label])
    return set(found.values_list("pk", flat=True))


def by_label(kind: str, articles) -> dict[int, int]:
    """Count the articles of each label by its key, a merged one as what it became."""
    way = KINDS[kind]
    links = way.through._default_manager.filter(**{f"{way.owner}__in": articles})
    became = Coalesce(f"{way.field}__merged_into", way.field)
    counted = links.order_by().annotate(became=became).values_list("became")
    return dict(counted.annotate(number=Count(way.owner, distinct=True)))


def by_month(articles) -> dict[tuple[int, int], int]:
    days = articles.order_by().values_list("printed_on", flat=True)
    return dict(Counter((day.year, day.month) for day in days))


def known_labels(kind: type[Label], *, at: datetime, ever: bool = False) -> set[Label]:
    """Return the labels that a public article has, or the one they became.

    `ever` also counts what was public once.
    """
    way = KINDS[kind.url_name]
    named = Article.objects.once_public(at) if ever else Article.objects.public(at)
    links = way.through._default_manager.filter(
        Exists(named.filter(pk=OuterRef(way.owner)))
    )
    uses = Q()
    for field, own in product(
        (way.field, f"{way.field}__merged_into"), ("pk", "merged_into")
    ):
        uses |= Q(Exists(links.filter(**{field: OuterRef(own)})))
    return set(kind._default_manager.filter(uses))


def find_label(
    kind: type[Label], slug: str, *, at: datetime, ever: bool = False
) -> Label | None:
    """Return what the label became that has this slug, or once had it."""
    known = known_labels(kind, at=at, ever=ever)
    former = LabelSlug.objects.filter(kind=kind.url_name, slug=slug).first()
    for label in known:
        if label.slug == slug:
            return label.current
    found = (one for one in known if former and one.key == former.label_key)
    return next((label.current for label in found), None)
