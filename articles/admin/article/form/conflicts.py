"""A stale save: the former content, another user's save, and this user's input.

Nothing is overwritten unread: for each field that both changed, the user chooses.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.admin.article.form.form import content_from
from articles.admin.article.form.new_labels import make_labels
from articles.admin.article.history.difference import Section, section
from articles.admin.article.history.timeline import Entry
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.unsaved import OF
from articles.domain import rights
from articles.domain.content import TABLE, Content, as_stored, content_of, whole
from articles.editing.comparing import (
    Conflict,
    Wording,
    differences,
    is_same,
    merge,
    three_way,
)
from articles.foundation.refusal import Refused
from articles.models import Article, Snapshot

CHOICES = ("theirs", "mine", "both")
# The refusals after which the user decides.
MERGED = {"stale", "undecided"}
TYPED_IN = re.compile(r"article\.(?P<key>\d{1,18}) (?P<lock>\d{1,18})")


@dataclass(frozen=True, slots=True)
class Choice:
    """A conflict as the page shows it. A section is None where nothing was changed."""

    conflict: Conflict
    label: Promise
    theirs: Section | None
    mine: Section | None
    # The text with both people's changes; None if they can't be joined.
    both: Section | None
    chosen: str

    @property
    def field(self) -> str:
        return f"merge-{self.conflict.name}"


def content_at(article: Article, lock: int) -> Content:
    """Return what the article held when its lock was `lock`; {} if it isn't known."""
    snapshots = article.snapshots.filter(lock__lte=lock).order_by("-lock")
    found = snapshots.values_list("content", flat=True).first()
    return whole(found or {})


def put_off(form) -> None:
    """Say that the choice comes once the rest of the input is right."""
    refusal = form.refusal
    refusal.remedy = _(
        "First correct the rest; then you choose here which text to keep."
    )
    form.errors["__all__"] = form.error_class([str(refusal)])


def base_of(article: Article, lock: int, data) -> Content:
    """Return what both texts come from: the article at this lock, or the earlier
    version in which the words were typed.
    """
    if found := TYPED_IN.fullmatch(data.get(OF, "")):
        earlier = article.edition.articles.filter(number__lt=article.number)
        if version := earlier.filter(pk=found["key"]).first():
            return content_at(version, int(found["lock"]))
    return content_at(article, lock)


def last_save(article: Article) -> Snapshot:
    return article.snapshots.select_related("by").latest("lock")


def merge_of(article: Article, form, formsets) -> dict | None:
    """Return what a refused form has to decide, None if nothing can be decided now.

    Nothing can while some input is refused as invalid, and never again once the version
    can't be changed any more.
    """
    typed_well = set(form.errors) <= {"__all__"} and not any(
        formset.total_error_count() for formset in formsets
    )
    is_stale = getattr(form.refusal, "code", None) in MERGED
    if not (is_stale and rights.may_change(form.user, article)):
        return None
    if not typed_well:
        put_off(form)
        return None
    base = form.data.get("merge_base", "")
    base = base if is_key(base) else form.data["seen_lock"]
    try:
        with transaction.atomic():
            # Only to give new labels a name: the transaction is rolled back.
            make_labels(form, formsets, by=form.user, language=article.language)
            typed = content_from(form, formsets)
            found = choices(article, typed, base_lock=int(base), data=form.data)
            transaction.set_rollback(True)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    # The user decides on the stored content as this page shows it.
    form.data = form.data.copy()
    form.data["seen_lock"] = article.lock
    save = last_save(article)
    is_own = save.by_id == form.user.pk
    return {
        "base": base,
        "save": Entry(save),
        "is_own": is_own,
        "is_earlier": OF in form.data,
        "choices": found,
    }


def three_contents(
    article: Article, typed: Content, base_lock: int, data
) -> tuple[Content, Content, Content]:
    """Return what was there, what is stored now, and what the form would make of it."""
    base, theirs = base_of(article, base_lock, data), content_of(article)
    return base, theirs, as_stored(theirs | typed)


def choices(article: Article, typed: Content, *, base_lock: int, data) -> list[Choice]:
    """Return what is to be decided between the stored content and the typed one."""
    contents = three_contents(article, typed, base_lock, data)
    words = Wording(*contents)
    theirs, mine = (sections_by_name(contents[0], it, words) for it in contents[1:])
    return [
        Choice(
            conflict,
            TABLE[conflict.name].label,
            theirs.get(conflict.name),
            mine.get(conflict.name),
            joined_section(conflict, contents[0], words),
            chosen(conflict, data),
        )
        for conflict in three_way(*contents)
        # Of two equal values there is none to choose.
        if not is_same(conflict.theirs, conflict.mine)
    ]


def joined_section(conflict: Conflict, base: Content, words: Wording) -> Section | None:
    if conflict.joined is None:
        return None
    made = whole({**base, conflict.name: conflict.joined})
    return sections_by_name(base, made, words).get(conflict.name)


def sections_by_name(
    base: Content, made: Content, words: Wording
) -> dict[str, Section]:
    found = differences(base, made, words=words)
    return {one.name: section(one, words.pictures) for one in found}


def chosen(conflict: Conflict, data) -> str:
    """Return what was chosen; for a change by only one person, that person's; and both
    for changes in different paragraphs.
    """
    choice = data.get(f"merge-{conflict.name}")
    can_join = conflict.joined is not None
    if choice in CHOICES and (choice != "both" or can_join):
        return choice
    return "" if conflict.both and not can_join else conflict.proposal


def merged(article: Article, typed: Content, *, base_lock: int, data) -> Content:
    """Return the content that the choices make of both; Refused if one is missing."""
    base, theirs, mine = three_contents(article, typed, base_lock, data)
    conflicts = three_way(base, theirs, mine)
    picked = {conflict.name: chosen(conflict, data) for conflict in conflicts}
    if not all(picked.values()):
        raise undecided(article)
    both = [one for one in conflicts if picked[one.name] == "both"]
    texts = {one.name: one.joined for one in both}
    return whole({**merge(theirs, theirs | typed, picked), **texts})


def undecided(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not saved.") % {"headline": article},
        _("You both changed the same thing."),
        _("For each of these fields, choose which text to keep."),
        code="undecided",
    )
