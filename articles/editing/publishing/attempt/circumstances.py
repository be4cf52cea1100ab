"""The past of versions, for many of them in two queries; the queue for each user.

With it, lists and the desk's first page say since when a version waits, who approved
exactly its text, and why it came back. The `guards` query it for a single version.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.domain.assignments import Found, open_for, other_reviewer
from articles.domain.rights import (
    by_hand,
    changed_since,
    is_second_pair,
    last_change,
    reads,
)
from articles.editing.guests import Said
from articles.editing.publishing.attempt.plans import in_force
from articles.foundation import change_mark
from articles.models import Article, Decision, GuestAnswer, Snapshot, User
from articles.workflow import APPROVALS, RETURNS, UNDOES, Phase, Status

# At most so many versions in review are searched for the next ones.
MOST = 200
BY_HAND = (Snapshot.Origin.EDIT, Snapshot.Origin.ORDER)


@dataclass
class Edits:
    """The changes by hand of some versions: queried for all when one is needed."""

    articles: Collection[int]

    @cached_property
    def known(self) -> dict[int, list[tuple[int | None, int]]]:
        found: dict[int, list] = {pk: [] for pk in self.articles}
        saves = Snapshot.objects.filter(article__in=found, origin__in=BY_HAND)
        columns = ("article", "origin", "by", "lock")
        for pk, *save in saves.order_by().values_list(*columns):
            found[pk].append(save)
        return {pk: by_hand(saves) for pk, saves in found.items()}


@dataclass(slots=True)
class Circumstances:
    """The decisions on a version, the oldest first, and its changes by user."""

    article: Article
    changes: Edits
    said: Said
    decisions: list[Decision] = field(default_factory=list)
    # In the queue: all assignments, and the other person who reviews it.
    assigned: Found | None = None
    reviewer: User | None = None

    @property
    def edits(self) -> list[tuple[int | None, int]]:
        """Return account and lock of each change by hand."""
        return self.changes.known[self.article.pk]

    @property
    def submission(self) -> Decision | None:
        """Return the decision that brought it into review, if it is there now."""
        if self.article.status != Status.IN_REVIEW:
            return None
        inside = Phase.IN_REVIEW
        came = [d for d in self.standing if d.phase_before != inside == d.phase_after]
        return came[-1] if came else None

    @property
    def standing(self) -> list[Decision]:
        """Return the decisions, without those that were undone."""
        return without_undone(self.decisions)

    @property
    def waiting_since(self) -> datetime:
        return self.submission.at if self.submission else self.article.created_at

    @property
    def approvals(self) -> list[Decision]:
        """Return the approvals of exactly this text, the newest first."""
        now = self.article.content_hash
        return [d for d in self.all_approvals if d.content_hash == now][::-1]

    @property
    def counted(self) -> list[Decision]:
        """Return those of them that count for four eyes."""
        return [one for one in self.approvals if self.counts(one.by)]

    @property
    def guests(self) -> list[GuestAnswer]:
        """Return what guests said about any of its texts, the oldest first."""
        return self.said.known[self.article.pk]

    @property
    def counted_guests(self) -> list[GuestAnswer]:
        """Return the approvals of guests that count for four eyes: by default none."""
        if not settings.NEWSROOM_GUESTS_COUNT:
            return []
        return self.said.counted(self.article, {by for by, _lock in self.edits})

    @property
    def has_approval(self) -> bool:
        """Return whether an approval of exactly this text counts."""
        return bool(self.counted or self.counted_guests)

    def is_approved_by_another(self, user: User) -> bool:
        """Return whether the approval of somebody else counts for exactly this text."""
        others = any(one.by_id != user.pk for one in self.counted)
        return others or bool(self.counted_guests)

    @property
    def all_approvals(self) -> list[Decision]:
        return [d for d in self.standing if d.transition in APPROVALS]

    def counts(self, person: User | None) -> bool:
        """Return whether this account may be the second person for the text."""
        language, author = self.article.language, self.article.author_id
        return is_second_pair(person, language, author=author)

    def is_read_by(self, person: User) -> bool:
        """Return whether the user reviews its language, or is its author."""
        return reads(person, self.article.language, author=self.article.author_id)

    @property
    def return_(self) -> Decision | None:
        """Return the decision that made it a draft again, with its user and note."""
        moves = [d for d in self.standing if d.phase_before != d.phase_after]
        is_back = moves and moves[-1].transition in RETURNS
        return moves[-1] if is_back else None

    @property
    def plan(self) -> Decision | None:
        """Return the plan in force, by which an approval publishes this very text."""
        return in_force(self.article, self.decisions[-1] if self.decisions else None)

    def is_approved_by(self, person: User) -> bool:
        """Return whether the user approved it after the last change by hand."""
        changed = max((lock for _by, lock in self.edits), default=0)
        since = (d for d in self.approvals if d.lock > changed)
        return any(d.by_id == person.pk for d in since)

    def is_planned_by(self, person: User) -> bool:
        return self.plan is not None and self.plan.by_id == person.pk

    def is_only_changed_by(self, person: User) -> bool:
        return {by for by, _lock in self.edits} == {person.pk}

    def is_seen_by_another(self, person: User) -> bool:
        """Four eyes: return whether others approved after the user's last change.

        Other people's changes are seen by the user, who would publish them. A user who
        isn't to judge the language sees none: these need approvals as well.
        """
        if not settings.NEWSROOM_FOUR_EYES:
            return True
        if not self.is_seen_by_another_than(person.pk):
            return False
        return self.counts(person) or self.is_approved

    def is_seen_by_another_than(self, key: int | None) -> bool:
        since = last_change(self.edits, key)
        later = (d for d in self.all_approvals if d.by_id != key and d.lock > since)
        if not since or any(self.counts(d.by) for d in later):
            return True
        # A guest's answer leaves the lock as it is: it is that of the last change.
        return any(one.lock >= since for one in self.counted_guests)

    def with_approval(self, by: User) -> "Circumstances":
        """Return what it would be after this user's approval, of which none is made."""
        [name] = APPROVALS
        now = {"lock": self.article.lock + 1, "content_hash": self.article.content_hash}
        made = Decision(article=self.article, by=by, transition=name, **now)
        return replace(self, decisions=[*self.decisions, made])

    def is_changed_since(self, person: User) -> bool:
        """Return whether somebody else changed it after the user's last change."""
        return changed_since(self.edits, person)

    @property
    def is_approved(self) -> bool:
        """Return whether exactly this text needs no further review."""
        if not self.has_approval:
            return False
        if not settings.NEWSROOM_FOUR_EYES:
            return True
        writers = {by for by, _lock in self.edits}
        return all(map(self.is_seen_by_another_than, writers))


def without_undone(decisions: Iterable[Decision]) -> list[Decision]:
    """Take away what was undone, and the acts that undid it; in the order of locks."""
    found: list[Decision] = []
    for decision in decisions:
        if decision.transition in UNDOES:
            found.pop()
        else:
            found.append(decision)
    return found


def circumstances(articles: Iterable[Article]) -> dict[int, Circumstances]:
    """Return them by the articles' keys, in the order given.

    The caller has checked that the user may see the articles and their records.
    """
    articles = list(articles)
    keys = [article.pk for article in articles]
    changes, said = Edits(keys), Said(keys)
    found = {one.pk: Circumstances(one, changes, said) for one in articles}
    if not found:
        return {}
    decisions = Decision.objects.filter(article__in=found).select_related("by")
    for decision in decisions.order_by("article", "lock"):
        found[decision.article_id].decisions.append(decision)
    return found


def by_submission(articles):
    """Order versions in review by their submission, the oldest first."""
    came = Decision.objects.standing().filter(
        article=OuterRef("pk"), phase_after=Phase.IN_REVIEW
    )
    came = came.exclude(phase_before=Phase.IN_REVIEW)
    since = Subquery(came.order_by("-lock").values("at")[:1])
    dated = articles.annotate(submitted_at=Coalesce(since, "created_at"))
    return dated.order_by("submitted_at", "pk")


def awaiting_review(person: User) -> list[Article]:
    """Return the versions in review that the user may see, the oldest first."""
    waiting = Article.objects.visible_to(person).in_phase(Phase.IN_REVIEW)
    waiting = waiting.select_related("edition", "author").defer("body")
    return list(by_submission(waiting)[:MOST])


def approved_waiting(person: User) -> list[int]:
    """Return the keys of versions in review that need no further review, and that the
    user may see.
    """
    seen = Article.objects.visible_to(person).in_phase(Phase.IN_REVIEW).approved()
    known = circumstances(seen.select_related("edition").defer("body"))
    return [pk for pk, one in known.items() if one.is_approved]


def review_queue(person: User) -> list[Circumstances]:
    """Return the versions that the user can bring on, in the order of submission.

    These are versions that still need review and aren't all the user's own work, and
    versions that they can publish now. A text that they have approved as it stands
    isn't reviewed once more: the first page has it, to be published.
    """
    known = circumstances(awaiting_review(person))
    found = [one for one in known.values() if is_to_read(one, person)]
    assigned = open_for(one.article.edition_id for one in found) if found else {}
    now = change_mark.present()
    for one in found:
        one.assigned = assigned
        one.reviewer = other_reviewer(one.article, person, assigned, now)
    return found


def is_to_read(one: Circumstances, person: User) -> bool:
    """Return whether the user is to look at it: they haven't approved it as it is."""
    return concerns(one, person) and not one.is_approved_by(person)


def concerns(one: Circumstances, person: User) -> bool:
    """Return whether the user can bring a version in review closer to publication.

    A text in a language that they don't review waits for others until it is approved.
    """
    if is_ready(one, person):
        return True
    if not one.is_read_by(person):
        return False
    if person.has_perm("articles.publish_article") and one.is_seen_by_another(person):
        return True
    if one.is_approved or one.is_approved_by(person) or one.is_planned_by(person):
        return False
    if person.has_perm("articles.review_article"):
        return not (settings.NEWSROOM_FOUR_EYES and one.is_only_changed_by(person))
    # Authors approve the changes that others made in their text.
    own = one.article.author_id == person.pk
    may = own and person.has_perm("articles.change_article")
    return may and one.is_changed_since(person)


def is_ready(one: Circumstances, person: User) -> bool:
    """Return whether it is approved as it stands, and the user may publish it now."""
    may = person.has_perm("articles.publish_article")
    return may and one.has_approval and one.is_seen_by_another(person)
