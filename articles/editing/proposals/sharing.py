"""Change the rows that articles share, by the desk: labels, sources, pictures.

Two people are needed to change the public fields of such a row, as soon as a second
person reads an article that uses it. One person can remove a link or an added text, and
change the fields that only the desk sees.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.editing.proposals.closing import end
from articles.editing.proposals.contents import (
    AT_THE_DESK,
    MERGED,
    Said,
    Shared,
    hash_of,
    referring,
    said_by,
    with_content,
)
from articles.editing.proposals.proposal_permissions import may_write
from articles.editing.proposals.recording import last_written, not_allowed
from articles.editing.proposals.storing import store
from articles.editing.proposals.verbs import (
    begun,
    not_proposed,
    propose,
    refuse_removed,
    whole_state,
    write,
)
from articles.editing.proposals.waiting import open_about
from articles.editing.writing import (
    merge,
    note_new,
    separate,
    succeed,
    to_merge,
    to_separate,
)
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import Article, Image, Label, Proposal, Words

# Optional links and texts: if emptied, they are gone at once. An alternative text, a
# credit and a licence are mandatory, so they aren't among them.
TAKEN_OFF = {
    "homepage",
    "descriptions",
    "captions",
    "source_url",
}


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of a save: the stored fields, and the proposal of the rest."""

    stored: tuple[str, ...]
    proposal: Proposal | None = None


def is_printed(one: Shared) -> bool:
    """Return whether an article uses it that a second person reads, or has read."""
    if isinstance(one, Image):
        return Image.objects.settled().filter(pk=one.pk).exists()
    versions = Article.objects.past_drafting().order_by()
    return any(found.exists() for found in one.printed_in(versions))


def needs_second(one: Shared) -> bool:
    """Return whether another person has to accept changes of it."""
    return settings.NEWSROOM_FOUR_EYES and one.pk is not None and is_printed(one)


@site_version.atomic()
def save_shared(one: Shared, *, by, note: str = "") -> Saved:
    """Store the changes of a row in memory that one person may make; propose the rest.

    Raises Refused.
    """
    if not may_write(by, one):
        raise not_allowed(not_proposed(one))
    public, found = whole_state(one, None)
    if not isinstance(public, (Label, Image)):
        raise TypeError(f"no second person is asked about a {type(one).__name__}")
    refuse_removed(one, found)
    if not needs_second(public):
        stored = changed_fields(public, one)
        store(one, by=by)
        end(
            found, by=by, note=_("It was saved: nobody else has to accept it any more.")
        )
        return Saved(stored)
    stored = change_at_once(public, one, by=by)
    if hash_of(said_by(one)) != hash_of(said_by(public)):
        return Saved(stored, propose(one, by=by, note=note))
    if found and not stored:
        # This raises Refused, with the reason and what to do.
        propose(one, by=by, note=note)
    end(found, by=by, note=_("Nothing was left to decide after a field was emptied."))
    return Saved(stored)


def changed_fields(before: Shared, after: Shared) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in before._meta.concrete_fields
        if field.editable
        and getattr(before, field.attname) != getattr(after, field.attname)
    )


def change_at_once(public: Shared, one: Shared, *, by) -> tuple[str, ...]:
    """Store the changes that needn't wait; return their fields."""
    stored = []
    for name in changed_fields(public, one):
        was, is_now = getattr(public, name), getattr(one, name)
        if name in TAKEN_OFF:
            is_now = what_stays(was, is_now)
        elif name not in AT_THE_DESK:
            continue
        if is_now != was:
            setattr(public, name, is_now)
            stored.append(name)
    if stored:
        store(public, by=by)
    return tuple(stored)


def what_stays(was: str | Words, is_now: str | Words) -> str | Words:
    """Return what a value becomes at once: without the texts that were emptied."""
    if isinstance(was, dict):
        return {code: text for code, text in was.items() if code in is_now}
    return was if is_now else is_now


@site_version.atomic()
def succeed_shared(
    former: Any, following: Any, *, by, note: str = ""
) -> Proposal | None:
    """Store an organisation's successor; its page may name it only once accepted."""
    if not needs_second(former):
        succeed(former, following, by=by)
        return None
    following.save()
    note_new(following, by=by)
    one: Any = type(former)._default_manager.get(pk=former.pk)
    found = open_about(one)
    if found and not found.merging:
        with_content(one, last_written(found).content or {})
    one.successor = following
    return propose(one, by=by, note=note)


@site_version.atomic()
def merge_shared(
    label: Label, into: Label, *, by, note: str = "", seen: str | None = None
) -> Proposal | None:
    """Merge two labels, or propose it if readers know the first one by its name."""
    one, other = to_merge(label, into, by=by, seen=seen)
    if not needs_second(one):
        end(open_about(one), by=by, note=_("The label was merged."))
        merge(one, other, by=by, note=note)
        return None
    content = said_by(one) | referring(MERGED, other)
    merging = Proposal.Merging.MERGE
    return propose_merging(one, content, merging, by=by, note=note)


@site_version.atomic()
def separate_shared(
    label: Label, *, by, note: str = "", seen: str | None = None
) -> Proposal | None:
    """Undo a merging, or propose that if readers get to see the label's name by it."""
    one = to_separate(label, by=by, seen=seen)
    if not needs_second(one):
        separate(one, by=by, note=note)
        return None
    content = said_by(one) | referring(MERGED, None)
    merging = Proposal.Merging.SEPARATE
    return propose_merging(one, content, merging, by=by, note=note)


def propose_merging(label: Label, content: Said, merging: str, *, by, note: str):
    public, found = whole_state(label, None)
    if found:
        raise Refused(
            not_proposed(label),
            _("There is an open proposal for it already."),
            _("Accept or withdraw that one first."),
            code="open-already",
        )
    proposal = begun(label)
    proposal.merging = merging
    write(proposal, public, content, by=by, note=clean_text(note))
    return proposal
