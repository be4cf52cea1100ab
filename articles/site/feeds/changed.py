"""The feeds that change with some editions: those that a hub is always told of.

Feeds of several labels or of months aren't among them: there are too many to name each.
The hub is told of those that somebody asked for lately (`asked`).
"""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.models import KINDS, Article, Edition
from articles.site.feeds.formats.formats import FORMATS
from articles.site.selection import Selection
from articles.site.shared import absolute, all_corrections, withdrawals

# Addresses that are named at most. Only an import of many labels has more; subscribers
# of the others find out when they ask the next time.
MOST = 1_000


def is_told(selection: Selection) -> bool:
    """Return whether a hub is told of all changes, whoever asks for this feed."""
    return not selection.size or selection.only_label is not None


def names_hub(selection: Selection) -> bool:
    """Return whether the feed names the hub. A search doesn't: a reader's words are
    told to nobody else.
    """
    return not selection.q


def changed_feeds(editions: Collection[int]) -> list[str]:
    """Return the addresses, in every format, those of all articles first."""
    rows = Edition.objects.filter(pk__in=editions).order_by("pk")
    languages = dict.fromkeys(rows.values_list("language", flat=True))
    whole = [path for code in languages for path in paths_of(Selection(code))]
    whole += [path for code in languages for path in corrections(code, editions)]
    labels = [path for code in languages for path in of_labels(code, editions)]
    found = dict.fromkeys([*whole, *labels])
    return [absolute(path) for path in found][:MOST]


def paths_of(selection: Selection) -> list[str]:
    return [selection.path("feed", form=form) for form in FORMATS]


def corrections(language: str, editions: Collection[int]) -> list[str]:
    now = timezone.now()
    told = (all_corrections(language, at=now), withdrawals(language, at=now))
    if not any(one.filter(edition__in=editions).exists() for one in told):
        return []
    with override(language):
        return [reverse(f"corrections_feed_{form}") for form in FORMATS]


def of_labels(language: str, editions: Collection[int]) -> Iterator[str]:
    """Yield the feeds of all labels that their published versions have, or had."""
    versions = Article.objects.windowed().filter(
        edition__in=editions, edition__language=language
    )
    for name, kind in KINDS.items():
        pks = versions.values(f"{kind.links}__{kind.field}")
        labels = kind.model._default_manager.filter(pk__in=pks).order_by("pk")
        for label in labels.select_related("merged_into"):
            yield from paths_of(Selection(language, {name: (label.current,)}))
