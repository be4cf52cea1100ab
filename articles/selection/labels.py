"""The labels that an address may name: those that readers can know of."""

from datetime import datetime
from functools import reduce
from itertools import product
from operator import or_

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.models import (
    KINDS,
    Article,
    FormerSlug,
    Label,
)

# What addresses and words need of a label; the rest is fetched if it is asked for.
SHOWN = ("id", "key", "name", "name_en", "slug")


def find_labels(
    slugs: dict[str, set[str]], *, at: datetime, ever: bool = False
) -> dict[str, dict[str, Label]]:
    """Return by kind and slug the labels that these slugs stand for now.

    What isn't known is missing. All kinds are one question to the database, unless a
    slug is a former one.
    """
    found: dict[str, dict[str, Label]] = {kind: {} for kind in KINDS}
    questions = [
        known_labels(KINDS[kind].model, at=at, ever=ever)
        .filter(slug__in=wanted)
        .order_by()
        .annotate(of_kind=named(kind), asked=F("slug"))
        .values_list("of_kind", "asked", *(became(name) for name in SHOWN))
        for kind, wanted in slugs.items()
        if wanted
    ]
    if not questions:
        return found
    rows = at_once(questions)
    for kind, slug, *values in rows:
        found[kind][slug] = KINDS[kind].model.from_db(rows.db, SHOWN, values)
    for kind, wanted in slugs.items():
        for slug in wanted - found[kind].keys():
            label = find_label(KINDS[kind].model, slug, at=at, ever=ever)
            if label:
                found[kind][slug] = label.current
    return found


def all_known(labels: list[Label], *, at: datetime) -> bool:
    """Whether each of them has a page now. All kinds are one question."""
    slugs: dict[str, set[str]] = {}
    for label in labels:
        slugs.setdefault(label.url_name, set()).add(label.slug)
    questions = [
        known_labels(KINDS[kind].model, at=at)
        .filter(slug__in=wanted)
        .order_by()
        .values_list("key")
        for kind, wanted in slugs.items()
    ]
    return len(at_once(questions)) == len(labels)


def became(name: str) -> Coalesce:
    """Ask for this of what the label was merged into, else of itself."""
    return Coalesce(f"merged_into__{name}", name)


def named(kind: str) -> Value:
    """Tell in each row of what kind it is."""
    return Value(kind, output_field=CharField())


def at_once(questions: list[QuerySet]) -> QuerySet:
    """Return the rows of several questions, which the database is asked as one."""
    first, *others = questions
    return first.union(*others, all=True).order_by() if others else first


def find_label(
    kind: type[Label], slug: str, *, at: datetime, ever: bool = False
) -> Label | None:
    """Return the label that has this slug, or had it once; its own may be another."""
    known = known_labels(kind, at=at, ever=ever)
    former = FormerSlug.objects.filter(kind=kind.url_name, slug=slug)
    return (
        known.filter(slug=slug).first()
        or known.filter(key__in=former.values("label_key")).first()
    )


def has_left(kind: str, slug: str) -> bool:
    """Whether readers knew a label by this slug that was deleted."""
    former = FormerSlug.objects.filter(kind=kind, slug=slug)
    left = former.exclude(label_key__in=KINDS[kind].model.objects.values("key"))
    return left.exists()


def known_labels(kind: type[Label], *, at: datetime, ever: bool = False):
    """Keep labels that a public article of any language has, or the one they became.

    The others are nobody's business: their names may tell what is being written.
    Feeds ask for those that an article had `ever`: nobody's subscription shall end
    with the only article, nor before the notice of it was fetched.
    """
    way = KINDS[kind.url_name]
    articles = Article.objects
    named = articles.once_public(at) if ever else articles.public(at)
    links = way.through._default_manager.filter(
        Exists(named.filter(pk=OuterRef(way.owner)))
    )
    # One question for each way, so that each is answered by an index.
    ways = product((way.field, f"{way.field}__merged_into"), ("pk", "merged_into"))
    uses = (Exists(links.filter(**{way: OuterRef(own)})) for way, own in ways)
    return kind._default_manager.filter(reduce(or_, uses)).select_related("merged_into")
