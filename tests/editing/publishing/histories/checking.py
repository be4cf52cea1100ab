"""Invariants of the whole newsroom at any moment, read from the bare rows.

Nothing here asks the code under test, but for `content_of` and the question to the
clock that is to be checked.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from articles.domain.content import completed, content_hash, content_of
from articles.models import Address, Article, Decision, Snapshot

BERLIN = ZoneInfo("Europe/Berlin")
ABOUT_THE_CHANGE = {"change_kind": "", "change_note": ""}
WINDOWED = {"published", "withdrawn"}
HOUR = timedelta(hours=1)


def counting(clock: datetime) -> datetime:
    """Return what counts as now: no moment before the latest decision, for an hour."""
    ahead = Decision.objects.filter(at__gt=clock, at__lte=clock + HOUR)
    return max((decision.at for decision in ahead), default=clock)


def check_windows() -> None:
    rows = Article.objects.order_by("edition", "live_from").select_related("edition")
    for edition, versions in groupby(rows, key=lambda row: row.edition):
        versions = list(versions)
        assert sum(v.status in {"draft", "in_review"} for v in versions) <= 1
        windowed = [v for v in versions if v.status in WINDOWED]
        for earlier, later in pairwise(windowed):
            assert earlier.live_from < later.live_from
            assert earlier.live_until is not None
            assert earlier.live_until <= later.live_from
        first = windowed[0].live_from if windowed else None
        assert edition.published_at == first
        assert [v for v in versions if v.stands_for_edition] == [best_of(versions)]
        for version in versions:
            check_dates(version, first)


def check_following() -> None:
    """Each translation knows since when its original has gone on without it."""
    for article in Article.objects.exclude(translated_from=None):
        said = article.decisions.exclude(original=None).order_by("lock").last()
        basis = said.original if said else article.translated_from
        others = Article.objects.filter(edition=basis.edition_id).exclude(pk=basis.pk)
        came = [one.live_from for one in others if says_more(one, basis)]
        assert article.behind_since == min(came, default=None)


def says_more(version: Article, basis: Article) -> bool:
    """Return whether the version gives readers something new after its basis."""
    if version.status not in WINDOWED or version.live_until == version.live_from:
        return False
    if all(save.origin == "copy" for save in version.snapshots.all()):
        return False
    if basis.live_from:
        return version.live_from > basis.live_from
    return version.number > basis.number


def best_of(versions: list[Article]) -> Article:
    """Return the version that a person goes on with: in work, else the latest kept."""
    places = ("discarded", "published", "withdrawn", "draft", "in_review")
    ranks = dict(zip(places, (0, 1, 1, 2, 2), strict=True))
    return max(versions, key=lambda version: (ranks[version.status], version.number))


def check_dates(version: Article, first) -> None:
    if version.status in WINDOWED:
        local = first.astimezone(BERLIN).date()
        assert version.printed_on == (version.dated or local)
        assert version.published_at == first
        assert version.live_until is None or version.live_from <= version.live_until
    else:
        names = ("live_from", "live_until", "expires_at", "printed_on", "updated_at")
        names += ("published_at",)
        assert [getattr(version, name) for name in names] == [None] * len(names)


def check_addresses() -> None:
    """Every version that isn't discarded has its address, and none is left over."""
    rows = Article.objects.exclude(status="discarded").values_list(
        "edition__language", "slug", "edition"
    )
    held = Address.objects.values_list("language", "slug", "edition")
    assert set(held) == set(rows)


def check_contents(articles) -> None:
    for article in articles:
        content = content_of(article)
        assert content_hash(content) == article.content_hash
        last = Snapshot.objects.filter(article=article).latest("lock")
        # Contents that were saved before a field existed lack it: it is empty.
        assert completed(last.content) == content
        assert last.content_hash == article.content_hash


def check_records(article: Article) -> None:
    """Check that entries have the locks 1, 2, 3 …, and copies copy public versions."""
    snapshots = list(article.snapshots.all())
    decisions = list(article.decisions.all())
    locks = sorted(entry.lock for entry in (*snapshots, *decisions))
    assert locks == list(range(1, article.lock + 1))
    for decision in decisions:
        if decision.transition == "publish" and not decision.bypassed_four_eyes:
            check_four_eyes(decision, snapshots, decisions)
    for snapshot in snapshots:
        if snapshot.origin == "copy":
            check_copy(snapshot)


def check_four_eyes(decision: Decision, snapshots, decisions) -> None:
    """Check that another person approved each change later, or publishes it."""
    last_change = defaultdict(int)
    for snapshot in snapshots:
        if snapshot.origin == "edit" and snapshot.lock < decision.lock:
            person = snapshot.by_id
            last_change[person] = max(last_change[person], snapshot.lock)
    undone = {one.lock - 1 for one in decisions if one.transition == "undo_approve"}
    for person, changed in last_change.items():
        others = [
            other
            for other in decisions
            if other.transition in {"approve", "publish"}
            and other.by_id not in {person, None}
            and changed < other.lock <= decision.lock
            and other.lock not in undone
        ]
        assert others, f"nobody else has seen what {person} changed"


def check_copy(snapshot: Snapshot) -> None:
    edition = snapshot.article.edition
    earlier = edition.articles.filter(
        number__lt=snapshot.article.number, status__in=WINDOWED
    )
    copied = snapshot.content | ABOUT_THE_CHANGE
    assert any(content_of(one) | ABOUT_THE_CHANGE == copied for one in earlier)


def public_and_noticed(moment) -> tuple[dict, dict]:
    """Return what the code says of `moment`: numbers by edition, public and notices."""
    found = []
    for kind in (Article.objects.public, Article.objects.notices):
        rows = list(kind(at=moment).values_list("edition", "number"))
        found.append(dict(rows))
        assert len(rows) == len(found[-1])  # never two of one edition
    return tuple(found)
