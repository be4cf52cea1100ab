"""Comparisons for a reviewer: with the public version, and with what they saw last."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, Subquery
from django.utils.translation import gettext as _

from articles.admin.article.history.difference import Section, sections
from articles.admin.article.history.timeline import Entry
from articles.domain.content import Place, Said, at
from articles.domain.rights import last_change
from articles.editing.comparing import Wording, changed, differences
from articles.editing.publishing import Circumstances, moment
from articles.models import Article, Decision, Snapshot, User
from articles.workflow import Phase


@dataclass(slots=True)
class Against:
    """An earlier text: its title, and the differences of the version from it."""

    title: str
    save: Snapshot
    is_public: bool
    sections: list[Section]


def against(
    article: Article, public: Article | None, user: User, so_far: Circumstances
) -> list[Against]:
    """Return the comparisons, the public version in front; none if all is new to them.

    `public` is the version that was public last. The number of queries is constant.
    """
    seen, title = last_seen(user, so_far)
    wanted = Q(pk=last(article.pk, article.lock))
    if public:  # its last save is what readers have: it can't be changed any more
        wanted |= Q(pk=last(public.pk, public.lock))
    if seen:
        wanted |= Q(pk=last(article.pk, seen))
    # By these few keys, whatever else was saved of them.
    saves = list(Snapshot.objects.filter(wanted).order_by("lock"))
    now = saved_until(saves, article, article.lock)
    made = []
    if public and (before := saved_until(saves, public, public.lock)):
        made.append(Against(called(public), before, True, []))
    if seen and (before := saved_until(saves, article, seen)):
        made.append(Against(title, before, False, []))
    if now:
        compare(now, made)
    return list(worth_showing(made))


def last(version: int, lock: int) -> Subquery:
    """Return a subquery for a version's last save at that lock or before it."""
    saves = Snapshot.objects.filter(article=version, lock__lte=lock)
    return Subquery(saves.order_by("-lock").values("pk")[:1])


def saved_until(saves: list[Snapshot], version: Article, lock: int) -> Snapshot | None:
    of_it = [it for it in saves if it.article_id == version.pk and it.lock <= lock]
    return of_it[-1] if of_it else None


def last_seen(user: User, so_far: Circumstances) -> tuple[int, str]:
    """Return the lock at which the user decided on it or saved it last, and a title."""
    own = [one for one in so_far.standing if one.by_id == user.pk]
    decided: Decision | None = own[-1] if own else None
    saved = last_change(so_far.edits, user.pk)
    if decided is None or saved > decided.lock:
        return saved, _("Since you last saved it") if saved else ""
    said = _("Since your last decision on it (%(deed)s, %(at)s)")
    values = {"deed": decided.get_transition_display(), "at": Entry(decided).moment}
    return decided.lock, said % values


def called(public: Article) -> str:
    number = {"number": public.number}
    if public.phase() is Phase.LIVE:
        return _("Compared with version %(number)s, which is public") % number
    ended = public.live_until or public.ended_at
    until = {"at": moment(ended) if ended else ""}
    return _("Compared with version %(number)s, public until %(at)s") % (number | until)


def compare(now: Snapshot, made: list[Against]) -> None:
    """Fill in the differences; kind and note of the change are on the page anyhow."""
    texts = [one.save.content for one in made]
    # Only fields that differ have to be put into words.
    names = {name for text in texts for name in changed(text, now.content)}
    words = Wording(*(only(names, text) for text in (now.content, *texts)))
    for one, text in zip(made, texts, strict=True):
        found = differences(text, now.content, words=words)
        if one.is_public:
            found = [part for part in found if part.name not in at(Place.CHANGE)]
        one.sections = sections(found, words.pictures)


def only(names: set[str], content: Said) -> dict:
    return {name: content.get(name) for name in names}


def worth_showing(made: list[Against]) -> Iterator[Against]:
    """Keep the comparisons that show something: beside the one with the public version,
    only those with changes since the user saw it.
    """
    has_public = any(one.is_public for one in made)
    for one in made:
        if one.is_public or one.sections or not has_public:
            yield one
