"""A stale save: what was there, what somebody saved meanwhile, what one typed oneself.

Nothing is overwritten unread: for each field that both changed, the person chooses.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.admin.article.difference import Section, section
from articles.content import TABLE, Content, as_stored, content_of
from articles.history import Conflict, Wording, differences, merge, three_way
from articles.models import Article, Snapshot
from articles.refusal import Refused

CHOICES = ("theirs", "mine")


@dataclass(frozen=True, slots=True)
class Choice:
    """A conflict as the page shows it. A section is None where nothing was changed."""

    conflict: Conflict
    label: str
    theirs: Section | None
    mine: Section | None
    chosen: str

    @property
    def field(self) -> str:
        return f"merge-{self.conflict.name}"


def content_at(article: Article, lock: int) -> Content:
    """Return what the article held when its lock was `lock`; {} if it isn't known."""
    snapshots = article.snapshots.filter(lock__lte=lock).order_by("-lock")
    found = snapshots.values_list("content", flat=True).first()
    return found or {}


def last_save(article: Article) -> Snapshot:
    return article.snapshots.select_related("by").order_by("-lock").first()


def three_contents(
    article: Article, typed: Content, base_lock: int
) -> tuple[Content, Content, Content]:
    """Return what was there, what is stored now, and what the form would make of it."""
    base, theirs = content_at(article, base_lock), content_of(article)
    return base, theirs, as_stored(theirs | typed)


def choices(article: Article, typed: Content, *, base_lock: int, data) -> list[Choice]:
    """Return what is to be decided between the stored content and the typed one."""
    base, theirs, mine = three_contents(article, typed, base_lock)
    words = Wording(base, theirs, mine)
    changed = [sections_by_name(base, made, words) for made in (theirs, mine)]
    return [
        Choice(
            conflict,
            TABLE[conflict.name].label,
            *(sections.get(conflict.name) for sections in changed),
            chosen=chosen(conflict, data),
        )
        for conflict in three_way(base, theirs, mine)
    ]


def sections_by_name(
    base: Content, made: Content, words: Wording
) -> dict[str, Section]:
    found = differences(base, made, words=words)
    return {one.name: section(one, words.pictures) for one in found}


def chosen(conflict: Conflict, data) -> str:
    """Return what was chosen; of what only one person changed, that one's."""
    choice = data.get(f"merge-{conflict.name}")
    if choice in CHOICES:
        return choice
    return "" if conflict.both else conflict.proposal


def merged(article: Article, typed: Content, *, base_lock: int, data) -> Content:
    """Return the content that the choices make of both; Refused if one is missing."""
    base, theirs, mine = three_contents(article, typed, base_lock)
    conflicts = three_way(base, theirs, mine)
    picked = {conflict.name: chosen(conflict, data) for conflict in conflicts}
    if not all(picked.values()):
        raise undecided(article)
    return merge(theirs, theirs | typed, picked)


def undecided(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not saved.") % {"headline": article},
        _("Both of you changed the same."),
        _("Choose for each of these fields whose text stands."),
        code="undecided",
    )
