"""The filters above the list, each with its choices as links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _, pgettext

from articles.admin.inbox.listed.asked import (
    DECIDED_STATES,
    HANDED,
    MUTED,
    NO_SOURCE,
    OLDER,
    Asked,
)
from articles.admin.inbox.listed.saying import names_for, suggestions_of
from articles.foundation.languages import active_language, language_name
from articles.inbox.items import sees_all, visible_to
from articles.models import KINDS, ItemState, Source, SourceFeed

# Labels are offered of so many items, the newest.
LOOKED = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter, as the template of Django's filters takes it."""

    name: str
    title: str
    choices: list[dict[str, Any]]


def filter_of(
    asked: Asked, name: str, title: str, values: Iterable[tuple[str, str]]
) -> Filter:
    chosen = getattr(asked, name)
    every = pgettext("filter", "Open") if name == "state" else _("All")
    return Filter(
        name,
        title,
        [
            {
                "display": said,
                "query_string": f"?{asked.but(**{name: value}).query}",
                "selected": value == chosen,
            }
            for value, said in [("", every), *values]
        ],
    )


def filters_for(asked: Asked, user) -> list[Filter]:
    """Return them. Users to whom items are handed have few, and need only the state."""
    found = [filter_of(asked, "state", _("state"), states(user))]
    if not sees_all(user):
        return found
    return [
        *found,
        filter_of(asked, "source", _("source"), sources()),
        filter_of(asked, "language", _("language"), languages()),
        filter_of(asked, "label", _("suggested label"), labels(asked, user)),
        filter_of(asked, "age", pgettext("inbox", "age"), ages()),
    ]


def states(user) -> list[tuple[str, str]]:
    decided = [(one, str(ItemState(one).label)) for one in DECIDED_STATES]
    if not sees_all(user):
        return decided
    return [
        (ItemState.NEW, str(ItemState.NEW.label)),
        (ItemState.CLAIMED, str(ItemState.CLAIMED.label)),
        (HANDED, _("handed to me")),
        *decided,
        (MUTED, pgettext("inbox items", "muted by a rule")),
    ]


def sources() -> list[tuple[str, str]]:
    """Return the sources that the newsroom watches, and the items without one."""
    feeds = SourceFeed.objects.filter(source=OuterRef("pk"))
    watched = Source.objects.filter(Exists(feeds))
    named = [(str(key), name) for key, name in watched.names_in(active_language())]
    return [*named, (NO_SOURCE, _("Without a source"))]


def languages() -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code, _name in settings.LANGUAGES]


def labels(asked: Asked, user) -> list[tuple[str, str]]:
    """Return the labels that are suggested for the newest open items, by name."""
    newest = visible_to(user).filter(decided_at=None, is_muted=False)
    newest = newest.exclude(suggestions=[]).order_by("-at", "-pk")
    found: dict[str, str] = {}
    items = list(newest.only("suggestions")[:LOOKED])
    names = names_for(items)
    for item in items:
        found |= {one.value: one.name for one in suggestions_of(item, names)}
    if asked.label and asked.label not in found:
        found[asked.label] = name_of(asked)
    return sorted(found.items(), key=lambda one: one[1].casefold())


def name_of(asked: Asked) -> str:
    """Return the name of the label that is asked for, its key if there is none."""
    kind, key = asked.kind_and_key or ("", 0)
    labels: Any = KINDS[kind].model._default_manager
    return str(labels.filter(pk=key).first() or asked.label)


def ages() -> list[tuple[str, str]]:
    return [
        ("day", _("The last 24 hours")),
        ("week", _("The last 7 days")),
        ("month", _("The last 30 days")),
        (OLDER, _("Older than 30 days")),
    ]
