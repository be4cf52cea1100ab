"""The effects of merging and of taking it back, shown before somebody decides."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override

from articles.editing.writing import came_by, printed_in, state_of
from articles.foundation.languages import offered
from articles.models import Article, Dossier, Label


@dataclass(frozen=True, slots=True)
class Lead:
    """An address of a label, and where it leads."""

    language: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Effect:
    label: Label
    into: Label
    # The state that the user sees, on which alone they decide.
    state: str
    # Public articles that print it now; those that print both; versions in work.
    articles: int
    both: int
    in_work: int
    # Names by which the other one will be found, or this one again.
    names: list[str]
    # Labels that were merged into it, and go along.
    followers: list[Label]
    # True if readers see a dossier of it, which they won't see any more.
    has_dossier: bool = False
    leads: list[Lead] = field(default_factory=list)


def effect_of_merging(label: Label, into: Label) -> Effect:
    labels: Any = type(label)._default_manager
    followers = list(labels.filter(merged_into=label))
    public = Article.objects.public().order_by()
    return Effect(
        label,
        into,
        state_of(label, into),
        articles=printed_in(label),
        both=public.about([label]).about([into]).count(),
        in_work=working(label),
        names=names_of(label, *followers),
        followers=followers,
        has_dossier=Dossier.objects.about(label).filled().exists(),
        leads=leads(label, into) if label.was_public() else [],
    )


def effect_of_separating(label: Label) -> Effect:
    into = label.current
    labels: Any = type(label)._default_manager
    followers = came_by(label, labels.filter(merged_into=into))
    public = Article.objects.public().order_by()
    return Effect(
        label,
        into,
        state_of(label, into),
        articles=public.about([label, *followers]).count(),
        both=0,
        in_work=working(label),
        names=names_of(label, *followers),
        followers=followers,
    )


def working(label: Label) -> int:
    return Article.objects.working().order_by().about([label]).count()


def names_of(*labels: Label) -> list[str]:
    return list(dict.fromkeys(name for one in labels for name in one.all_names()))


def leads(label: Label, into: Label) -> list[Lead]:
    found = []
    for language in offered():
        with override(language):
            way = label.get_absolute_url(), into.get_absolute_url()
        found.append(Lead(language, *way))
    return found
