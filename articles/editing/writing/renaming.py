"""Give a label another name, or an organisation a successor with a name of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.editing.writing.label_records import record_decision
from articles.editing.writing.naming import note_new, with_free_slugs
from articles.foundation.text import fold
from articles.models import Article, Label, LabelDecision, Words, WordsField, atomic

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

    Leave out `names`: a label that gets its former name back needs no alias for it.
    """
    own = {fold(name) for name in names if name}
    aliases = "\n".join(line for line in aliases.splitlines() if fold(line) not in own)
    known = own.union(map(fold, aliases.splitlines()))
    lost = {
        fold(name): name for name in former.names.values() if fold(name) not in known
    }
    return "\n".join(filter(None, (aliases.strip(), *lost.values())))


def renamed(former: Label, label: Label, *, by) -> None:
    """Record that the label has another name now."""
    record_decision(Act.RENAME, former, label, by=by)


def followed(former: Organisation | None, label: Organisation, *, by) -> None:
    """Record that a label has another successor than before, or none."""
    before = former.successor if former else None
    if before == label.successor:
        return
    if before:
        record_decision(Act.PART, label, before, by=by)
    if label.successor:
        record_decision(Act.SUCCEED, label, label.successor, by=by)


def successor_of(former: Organisation, typed: Organisation) -> Organisation:
    """Return an organisation's successor, with all that was typed anew.

    Unchanged values stay with the former one, except for mandatory ones.
    It isn't stored yet. Raises ValidationError, with a remedy, if it can't be.
    """
    if former.successor_id is not None:
        raise ValidationError(
            _(
                "“%(name)s” has a successor already, “%(other)s”. Give that "
                "one the new name, or remove it here first."
            ),
            params={"name": former, "other": former.successor},
            code="successor",
        )
    following = type(former)()
    for column in former._meta.concrete_fields:
        name, value = column.attname, getattr(typed, column.attname)
        is_own = column.primary_key or column.name in {"key", "merged_into"}
        if isinstance(column, WordsField):
            value = typed_anew(getattr(former, name), value)
        is_left = column.blank and value == getattr(former, name)
        if not (is_own or is_left):
            setattr(following, name, value)
    # It can't be without a name in the site's own language, if the former one had it.
    following.name = typed.name
    kept = {
        code: slug
        for code, slug in typed.slugs.items()
        if slug not in former.all_slugs and code in following.names
    }
    following.slugs = with_free_slugs(following, kept)
    own = {fold(name) for name in former.all_names()}
    lines = following.aliases.splitlines()
    following.aliases = "\n".join(line for line in lines if fold(line) not in own)
    following.full_clean()
    return following


def typed_anew(former: Words, typed: Words) -> Words:
    return {code: text for code, text in typed.items() if text != former.get(code)}


def succeed(former: Organisation, following: Organisation, *, by) -> Organisation:
    """Store an organisation's successor; published articles keep the former one."""
    with atomic():
        following.save()
        note_new(following, by=by)
        former.successor = following
        former.save(update_fields=["successor"])
        record_decision(Act.SUCCEED, former, following, by=by)
    return following
