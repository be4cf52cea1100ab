"""Take a decision back, with what it made if nobody has worked on that since."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import change
from articles.foundation.refusal import Refused
from articles.inbox.items.clusters import join_with
from articles.inbox.items.deciding import decide
from articles.models import Article, InboxItem, ItemState, NotSame


@transaction.atomic
def undo(item: InboxItem, *, by) -> Article | None:
    """Open the item again. Return the article that stays as it is, if one does.

    A draft that was made of the item is discarded as long as it is as it was made; an
    entry of its further reading goes. Raises Refused.
    """
    state, edition = item.state, item.edition
    decide(item, "reopen", by=by, edition=None)
    if edition is None:
        return None
    article = Article.objects.working().filter(edition=edition).first()
    if article is None:
        return edition.latest_shown()
    try:
        with transaction.atomic():
            is_gone = take_back(article, item, state, by)
    except Refused:
        is_gone = False
    return None if is_gone else article


@transaction.atomic
def join_again(item: InboxItem, others: Iterable[int], *, by) -> InboxItem:
    """Take back that `by` parted the item from the others. Raises Refused."""
    keys = list(others)
    apart = Q(one=item, other__in=keys) | Q(other=item, one__in=keys)
    NotSame.objects.filter(apart, by=by).delete()
    there = InboxItem.objects.filter(pk__in=keys).select_related("cluster")
    return join_with(item, there.order_by("at", "pk").first(), by=by)


def take_back(article: Article, item: InboxItem, state: str, by) -> bool:
    """Return whether what came of the item is gone from the article, or with it."""
    if state == ItemState.TAKEN:
        is_as_made = article.number == 1 and article.snapshots.count() == 1
        if is_as_made:
            move(article, "discard", by=by)
        return is_as_made
    content = content_of(article)
    readings = list(content.get("further_reading", ()))
    kept = [one for one in readings if one.get("url") != item.link]
    if not item.link or len(kept) == len(readings):
        return False
    change(article, {**content, "further_reading": kept}, by=by)
    return True
