"""Rights to act on an article: the rights of the table, as model permissions; and whose
approval counts for a text in a language.
"""

from collections.abc import Collection, Iterable

from django.conf import settings

from articles.domain import assignments
from articles.foundation.languages import offered
from articles.models import KINDS, Article, Label, Snapshot, User
from articles.workflow import APPROVALS, UNDOES, Right, Status

# The account that changed a version by hand, and the lock after it.
Edit = tuple[int | None, int]


def may_see(user, article: Article) -> bool:
    return Article.objects.visible_to(user).filter(pk=article.pk).exists()


def may_change(user, article: Article) -> bool:
    """Return whether `user` may edit the content of this version now."""
    if not article.is_working or not user.has_perm("articles.change_article"):
        return False
    if user.has_perm("articles.review_article"):
        return True
    own = article.author_id == user.pk or assignments.writes_in(user, article)
    return article.status == Status.DRAFT and own


def may_assign(user) -> bool:
    """Return whether `user` may say who writes and who reviews, and until when."""
    return user.has_perm("articles.review_article")


def may_take_up(user, article: Article) -> bool:
    """Return whether `user` may make a next version or a translation of it."""
    allowed = user.has_perm("articles.add_article")
    return allowed and may_see(user, article)


def may_make(user, model: type[Label]) -> bool:
    """Return whether `user` may make a label of this kind by name, while writing."""
    kind = KINDS[model.url_name]
    name = model._meta.model_name
    return kind.is_made_in_place and user.has_perm(f"articles.add_{name}")


def looks_after(user, model: type[Label]) -> bool:
    """Return whether `user` is responsible for the labels of this kind."""
    return user.has_perm(f"articles.change_{model._meta.model_name}")


def may_lift_embargo(user) -> bool:
    """Return whether `user` may end an embargo before its time."""
    return user.has_perm("articles.publish_article")


def holds(user, right: Right, article: Article) -> bool:
    """Return whether `user` has the right that a row of the table asks for."""
    own = article.author_id == user.pk and user.has_perm("articles.change_article")
    reviews = user.has_perm("articles.review_article")
    publishes = user.has_perm("articles.publish_article")
    in_review = article.status == Status.IN_REVIEW
    return {
        Right.CHANGE: lambda: may_change(user, article),
        Right.CHANGE_OWN: lambda: own,
        Right.REVIEW: lambda: reviews,
        Right.APPROVE: lambda: reviews or (own and changed_since(edits(article), user)),
        Right.PUBLISH: lambda: publishes,
        Right.PLAN: lambda: publishes and (in_review or may_change(user, article)),
        Right.DISCARD: lambda: own or reviews,
        Right.UNDO: lambda: might_hold(user, right),
    }[right]()


def might_hold(user, right: Right) -> bool:
    """Return whether `user` can have this right on any article at all."""
    changes = user.has_perm("articles.change_article")
    reviews = user.has_perm("articles.review_article")
    return {
        Right.CHANGE: changes,
        Right.CHANGE_OWN: changes,
        Right.REVIEW: reviews,
        Right.APPROVE: reviews or changes,
        Right.PUBLISH: user.has_perm("articles.publish_article"),
        Right.PLAN: user.has_perm("articles.publish_article"),
        Right.DISCARD: reviews or changes,
        Right.UNDO: reviews or changes,
    }[right]


def asks_for_readers() -> bool:
    """Return whether only people who review a text's language count for four eyes."""
    asked = settings.NEWSROOM_FOUR_EYES and settings.NEWSROOM_REVIEW_LANGUAGES
    return asked and len(offered()) > 1


def reads(user, language: str, *, author: int | None) -> bool:
    """Return whether `user` reviews this language, or is the text's author.

    `author` is the author's key; `language` is "" for what is in several languages.
    """
    return user.pk == author or not language or user.reviews(language)


def is_second_pair(person: User | None, language: str, *, author: int | None) -> bool:
    """Return whether what this account approved counts as a second pair of eyes.

    An approval without account counts for nothing, as an import or a command may leave
    one. The account of an erased person keeps its key, so it stays a second person;
    but it reviews no language any more, since nobody knows which they were.
    """
    if person is None:
        return False
    return not asks_for_readers() or reads(person, language, author=author)


def is_second_guest(
    maker: User | None, language: str, *, author: int | None, writers: Collection
) -> bool:
    """Return whether a guest's approval counts as a second pair of eyes.

    By default it doesn't. Else it depends on who made the link: nobody who changed the
    text, and somebody whose own approval would count, who so vouches for the guest.
    """
    if not settings.NEWSROOM_GUESTS_COUNT or maker is None:
        return False
    if maker.pk == author or maker.pk in writers:
        return False
    return is_second_pair(maker, language, author=author)


def last_change(edits: list[Edit], key: int | None) -> int:
    """Return the lock after the last change by the account with this key, 0 if none."""
    return max((lock for by, lock in edits if by == key), default=0)


def changed_since(edits: list[Edit], user) -> bool:
    """Return whether somebody else changed the version after `user` last did."""
    since = last_change(edits, user.pk)
    return any(lock > since for by, lock in edits if by != user.pk)


def has_approved(user, article: Article) -> bool:
    """Return whether `user` approved this version after it was last saved."""
    saves = article.snapshots.order_by().values_list("lock", flat=True)
    acts = article.decisions.filter(transition__in=APPROVALS | UNDOES).order_by()
    made = list(acts.values_list("transition", "by", "lock"))
    undone = {lock - 1 for name, _by, lock in made if name in UNDOES}
    return any(
        name in APPROVALS and by == user.pk and lock > max(saves) and lock not in undone
        for name, by, lock in made
    )


def edits(article: Article) -> list[Edit]:
    """Return the author of each change of this version, and the lock after it."""
    # A version has few. Filtered by user, SQLite would read all changes of that user.
    saves = article.snapshots.order_by().values_list("origin", "by", "lock")
    return by_hand(saves)


def by_hand(saves: Iterable[tuple[str, int | None, int]]) -> list[Edit]:
    """Return the changes by hand, of saves that are given by origin, account and lock.

    The working title of a commission is its giver's until somebody else saves the text
    under it, and so keeps it.
    """
    saves = list(saves)
    found = [(by, lock) for origin, by, lock in saves if origin == Snapshot.Origin.EDIT]
    orders = [
        (by, lock) for origin, by, lock in saves if origin == Snapshot.Origin.ORDER
    ]
    titles = [
        (by, lock)
        for by, lock in orders
        if not any(other != by for other, _at in found)
    ]
    return titles + found
