"""Say something about a text, answer, and change what one said."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain import audit, comments
from articles.editing.commenting.fitting import (
    may_block,
    may_edit,
    not_allowed,
    refused,
    scheduled_version,
    unchanged,
)
from articles.editing.commenting.naming import note_mentions
from articles.editing.commenting.telling import tell_of_comment, tell_of_new_names
from articles.foundation import change_mark
from articles.foundation.text import clean_line, clean_text
from articles.models import (
    LONGEST_COMMENT,
    LONGEST_QUOTE,
    Article,
    Comment,
    Edition,
    RecordedDeed,
    User,
)


@dataclass(frozen=True, slots=True)
class About:
    """The subject of a comment: a field, or words with the letters around them.

    Without anything it is about the whole.
    """

    field: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""


WHOLE = About()


@transaction.atomic
def say(
    article: Article,
    text: str,
    *,
    by: User | None,
    about: About = WHOLE,
    is_blocking: bool = False,
    guest: str = "",
) -> Comment:
    """Say something about this version of an edition. Raises Refused.

    `by` None is a guest of this name, whose right the caller has checked.
    """
    edition = locked(article.edition_id)
    if by and not comments.may_read(by, edition):
        raise not_allowed()
    if is_blocking:
        refuse_blocking(edition, by)
    comment = Comment(
        edition=edition,
        by=by,
        guest_name=clean_line(guest)[:200] if by is None else "",
        said_at=change_mark.present(),
        text=words_of(text),
        is_blocking=is_blocking,
    )
    place(comment, article, about)
    comment.save()
    note_mentions(comment)
    tell_of_comment(comment)
    comments.recount(edition)
    if is_blocking:
        note(article, by, "blocked")
    return comment


@transaction.atomic
def answer(comment: Comment, text: str, *, by: User | None, guest: str = "") -> Comment:
    """Answer the first comment of a thread. Raises Refused."""
    edition = locked(comment.edition_id)
    first = fresh(comment)
    if by and not comments.may_read(by, edition):
        raise not_allowed()
    if first.answers_to_id:
        raise refused(
            "an-answer",
            _("Only the first comment of a thread can be answered."),
            _("Answer that one."),
        )
    if not first.is_open:
        raise refused(
            "not-open",
            _("It was resolved or withdrawn meanwhile."),
            _("Reopen it first, or say it in a comment of its own."),
        )
    made = Comment(
        edition=edition,
        answers_to=first,
        by=by,
        guest_name=clean_line(guest)[:200] if by is None else "",
        said_at=change_mark.present(),
        text=words_of(text),
    )
    made.save()
    note_mentions(made)
    tell_of_comment(made)
    return made


@transaction.atomic
def edit(comment: Comment, text: str, *, by: User) -> Comment:
    """Change what `by` said a few minutes ago. Raises Refused."""
    locked(comment.edition_id)
    stored, now = fresh(comment), change_mark.present()
    if stored.by_id != by.pk:
        raise not_allowed()
    if not may_edit(by, stored, now):
        raise unchanged(
            "too-late",
            _("A comment can be changed for ten minutes, as long as it is open."),
            _("Answer it, or withdraw it and write another one."),
        )
    text = words_of(text)
    if text != stored.text:
        stored.text, stored.edited_at = text, now
        stored.save(update_fields=["text", "edited_at"])
        note_mentions(stored)
        tell_of_new_names(stored)
    return stored


def locked(edition: int) -> Edition:
    """Lock the edition, as each move does: a comment comes before a move or after."""
    return Edition.objects.select_for_update().get(pk=edition)


def fresh(comment: Comment) -> Comment:
    found = Comment.objects.select_related("edition", "by")
    return found.get(pk=comment.pk)


def words_of(text: str) -> str:
    text = clean_text(text)
    if not text:
        raise refused("empty", _("It says nothing."), _("Write something."))
    if len(text) > LONGEST_COMMENT:
        raise refused(
            "too-long",
            _("A comment has %(most)d characters at most.") % {"most": LONGEST_COMMENT},
            _("Shorten it."),
        )
    return text


def refuse_blocking(edition: Edition, by: User | None) -> None:
    if by is None or not may_block(by):
        raise refused(
            "may-not-block",
            _("Only those who review texts can hold one."),
            _("Say it without holding the text, or ask an editor."),
        )
    if not (edition.working_version() or scheduled_version(edition)):
        raise refused(
            "nothing-to-hold",
            _("No version of it is in work or scheduled, so nothing can be held."),
            _("Say it without holding the text, or revise the article."),
        )


def place(comment: Comment, article: Article, about: About) -> None:
    """Note what the comment is about; refuse words that aren't in one place."""
    if about.field and about.field not in comments.parts():
        raise refused(
            "no-such-field",
            _("The text has no such part."),
            _("Choose another part."),
        )
    comment.field = about.field
    if not about.quote.strip():
        return
    if len(about.quote) > LONGEST_QUOTE:
        raise refused(
            "too-many-words",
            _("The words have %(most)d characters at most.") % {"most": LONGEST_QUOTE},
            _("Choose fewer words."),
        )
    found = comments.placed(
        article, about.quote, about.before, about.after, field=about.field
    )
    if found is None:
        raise refused(
            "not-one-place",
            _("These words aren't in the text exactly once."),
            _("Choose more words, or words that don't go beyond one part of the text."),
        )
    comment.field, anchor = found
    comment.quote, comment.before, comment.after, comment.unique_by = (
        anchor.quote,
        anchor.before,
        anchor.after,
        anchor.unique_by,
    )


def note(article: Article, by: User | None, what: str, why: str = "") -> None:
    audit.write(RecordedDeed.COMMENTED, about=article, by=by, what=what, why=why)
