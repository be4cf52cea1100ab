"""When lists last changed, for search engines: by the last change of all articles."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from articles.domain.label_index import Catalogue, Members
from articles.domain.site_version import NOTICE_PERIOD
from articles.models import Article, given

# So many of the last changes are looked at, whatever the stock. The change of each
# list's newest article is looked at, too.
MOST = 1_000


def last_changes(
    lists: Sequence[Members], language: str, catalogue: Catalogue
) -> list[datetime | None]:
    """Return of each list of versions when its articles in a language changed last:
    when one was published, corrected, brought up to date or withdrawn.
    """
    public, ever = catalogue.public(language), catalogue.ever(language)
    changed, withdrawn = recently_changed(catalogue), recently_withdrawn(catalogue)
    recent, over = Members(changed) & public, Members(withdrawn) & ever
    newest = [catalogue.newest(one & public, 1)[0] for one in lists]
    first = {pk for found in newest for pk in found} - changed.keys()
    moments = {**withdrawn, **changed, **of_versions(first)}

    def of_list(members: Members, found: list[int]) -> Iterator[datetime]:
        yield from (moments[pk] for pk in members & (recent | over))
        yield from (moments[pk] for pk in found if pk in moments)

    return [
        max(of_list(members, found), default=None)
        for members, found in zip(lists, newest, strict=True)
    ]


def recently_changed(catalogue: Catalogue) -> dict[int, datetime]:
    """Return when the versions that came last were updated for readers."""
    begun = Article.objects.public(catalogue.revision.at).order_by("-live_from")
    return moments_in(begun.values_list("pk", "updated_at")[:MOST])


def recently_withdrawn(catalogue: Catalogue) -> dict[int, datetime]:
    at = catalogue.revision.at
    told = Article.objects.noticed(at, at - NOTICE_PERIOD).order_by("-ended_at")
    return moments_in(told.values_list("pk", "ended_at")[:MOST])


def of_versions(pks: set[int]) -> dict[int, datetime]:
    found = Article.objects.filter(pk__in=pks).order_by()
    return moments_in(found.values_list("pk", "updated_at")) if pks else {}


def moments_in(
    rows: Iterable[tuple[int, datetime | None]],
) -> dict[int, datetime]:
    return {pk: given(moment) for pk, moment in rows}
