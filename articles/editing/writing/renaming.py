"""Give a label another name, or an organisation a successor with a name of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.editing.writing.naming import free_english_slug, free_slug, note_new
from articles.editing.writing.telling import tell
from articles.foundation.text import fold
from articles.models import Article, Label, LabelDecision, atomic

Act = LabelDecision.Act
# A label of a kind with successors: the checker of types knows no model of all of them.
type Organisation = Any


def printed_in(label: Label) -> int:
    """Return how many public articles print the label's name now."""
    if label.merged_into_id is not None:
        return 0  # they print what it became
    first, *others = label.printed_in(Article.objects.public().order_by())
    keys = first.values("pk").union(*(found.values("pk") for found in others))
    return keys.count()


def with_former_names(former: Label, aliases: str, *names: str) -> str:
    """Return the aliases, and those names that the label loses by getting `names`.

    Without these: whoever takes back its former name needs it as an alias no more.
    """
    own = {fold(name) for name in names if name}
    aliases = "\n".join(line for line in aliases.splitlines() if fold(line) not in own)
    known = own.union(map(fold, aliases.splitlines()))
    lost = {
        fold(name): name
        for name in (former.name, former.name_en)
        if name and fold(name) not in known
    }
    return "\n".join(filter(None, (aliases.strip(), *lost.values())))


def renamed(former: Label, label: Label, *, by) -> None:
    """Write down that it is called otherwise now."""
    tell(Act.RENAME, former, label, by=by)


def followed(former: Organisation | None, label: Organisation, *, by) -> None:
    """Write down that something else follows a label than before, or nothing."""
    before = former.successor if former else None
    if before == label.successor:
        return
    if before:
        tell(Act.PART, label, before, by=by)
    if label.successor:
        tell(Act.SUCCEED, label, label.successor, by=by)


def successor_of(former: Organisation, typed: Organisation) -> Organisation:
    """Return what follows an organisation, with all that was typed anew: what wasn't
    changed stays with the former one, but for what has to be said.

    Not stored yet. ValidationError if it can't be; that says what to do.
    """
    if former.successor_id is not None:
        raise ValidationError(
            _(
                "“%(name)s” has a successor already, “%(other)s”. "
                "Give that one the new name, or take it away here first."
            ),
            params={"name": former, "other": former.successor},
            code="successor",
        )
    following = type(former)()
    for column in former._meta.concrete_fields:
        name, value = column.attname, getattr(typed, column.attname)
        is_own = column.primary_key or column.name in {"key", "merged_into"}
        is_left = column.blank and value == getattr(former, name)
        if not (is_own or is_left):
            setattr(following, name, value)
    if following.slug == former.slug:
        following.slug = free_slug(type(former), following.name)
    # What wasn't typed anew stayed with the former one.
    following.slug_en = following.slug_en or free_english_slug(following)
    own = {fold(name) for name in former.all_names()}
    lines = following.aliases.splitlines()
    following.aliases = "\n".join(line for line in lines if fold(line) not in own)
    following.full_clean()
    return following


def succeed(former: Organisation, following: Organisation, *, by) -> Organisation:
    """Store what follows an organisation; what was published keeps the former one."""
    with atomic():
        following.save()
        note_new(following, by=by)
        former.successor = following
        former.save(update_fields=["successor"])
        tell(Act.SUCCEED, former, following, by=by)
    return following
