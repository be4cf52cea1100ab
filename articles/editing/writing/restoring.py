"""Restore: take an earlier content, or one field of it, into the working version.

`writing` checks the permission, and refuses if somebody was faster.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.domain.content import (
    TABLE,
    Picture,
    Said,
    completed,
    content_of,
    keys_in,
    of_kind,
)
from articles.editing.writing.saving import change
from articles.foundation.refusal import Refused
from articles.models import Article, Snapshot


def restorable() -> tuple[str, ...]:
    return tuple(name for name, field in TABLE.items() if field.is_restored)


@dataclass(frozen=True, slots=True)
class Restored:
    """The result. `missing`: field → how many of its keys don't exist any more."""

    changed: bool
    missing: dict[str, int]


def restore(
    article: Article, snapshot: Snapshot, *, by, field: str | None = None
) -> Restored:
    """Set the content of a working version, or one field, to an earlier content.

    `article.lock` is what the user has seen; labels, sources and pictures that don't
    exist any more are left out. Raises Refused, or ValidationError for content that
    doesn't fit today.
    """
    refuse_elsewhere(article, snapshot, field)
    saved: Said = completed(snapshot.content)
    held = content_of(article)
    names = brought_by(field, saved, held) if field else restorable()
    wanted = {name: saved[name] for name in names}
    has_changed = change(article, held | wanted, by=by)
    return Restored(has_changed, missing_of(wanted, article, names))


def missing_of(wanted: Said, article: Article, names: Iterable[str]) -> dict[str, int]:
    """Return how many of the wanted keys the article lacks now, by field."""
    now = content_of(article)
    missing = {
        name: len(set(keys_in(wanted, name)) - set(keys_in(now, name)))
        for name in names
    }
    return {name: number for name, number in missing.items() if number}


def brought_by(field: str, saved: Said, held: Said) -> tuple[str, ...]:
    """Return the fields to restore together: a picture comes with its words.

    Beside the article's current picture, they would describe what nobody sees.
    """
    for name, lead in of_kind(Picture):
        group = (name, lead.alt, lead.caption)
        is_said = field == name or (field in group and saved[field])
        if is_said and saved[name] != held[name]:
            return group
    return (field,)


def refuse_elsewhere(article: Article, snapshot: Snapshot, field: str | None) -> None:
    what = _("Nothing was restored in “%(headline)s”.") % {"headline": article}
    if snapshot.article.edition_id != article.edition_id:
        raise Refused(
            what,
            _("The content belongs to another article."),
            _("Choose one from this article's history."),
            code="another-article",
        )
    if snapshot.erased_at:
        raise Refused(
            what,
            _("What was saved then was erased for legal reasons."),
            _("Choose one from this article's history."),
            code="erased",
        )
    if field and field not in restorable():
        raise Refused(
            what,
            _("This entry belongs to the version itself."),
            _("Change it in the form."),
            code="not-restorable",
        )
    if not article.is_working:
        raise Refused(
            what,
            _("This version isn't being worked on."),
            _("Revise it first, and restore into the draft."),
            code="no-working-version",
        )
