"""What a row says to readers, as a plain dictionary: compared, kept, set again."""

import hashlib
import json
from datetime import date
from typing import Any

from django.db.models import ForeignKey

from articles.foundation.markup import clean_html
from articles.foundation.text import clean_line
from articles.models import (
    SHARED,
    Image,
    Label,
    Masthead,
    Page,
    Proposal,
    kind_of_shared,
)

Shared = Label | Image
Own = Page | Masthead | Shared
Said = dict[str, Any]
# A label that was merged isn't printed by its own name.
MERGED = "merged_into"
# What only the desk sees of a row that articles share.
AT_THE_DESK = {"title", "licensed_until"}


def printed_fields(model: type[Shared]) -> tuple[str, ...]:
    """Return what readers may see or notice of a shared row: all that can be edited, so
    that a new column is among it.
    """
    found = [
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in AT_THE_DESK
    ]
    return (*found, MERGED) if issubclass(model, Label) else tuple(found)


# All that is set of each, in the order of its form.
FIELDS: dict[type[Own], tuple[str, ...]] = {
    Page: (
        "language",
        "kind",
        "slug",
        "title",
        "body",
        "is_in_footer",
        "position",
        "reviewed_on",
    ),
    Masthead: ("language", "name", "tagline", "contact", "footer", "licence"),
    **{model: printed_fields(model) for model in SHARED.values()},
}
# What contents kept earlier don't have: empty it isn't said, so that they are still
# what they were.
LATER = {"licence": ""}


def model_of(proposal: Proposal) -> type[Own]:
    if proposal.is_shared:
        return SHARED[proposal.kind]
    return Masthead if proposal.is_of_masthead else Page


def said_by(one: Own) -> Said:
    """Return all that it says, as it would be stored."""
    said: Said = {}
    for name in FIELDS[type(one)]:
        value = getattr(one, name)
        if is_reference(type(one), name):
            said |= referring(name, value)
        else:
            said[name] = plain(value)
    if isinstance(one, Page):
        said |= {"title": clean_line(one.title), "body": clean_html(one.body)}
    if isinstance(one, (Page, Masthead)):
        said = {n: said[n] for n in said if said[n] != LATER.get(n, ...)}
    return said


def is_reference(model: type[Own], name: str) -> bool:
    return isinstance(model._meta.get_field(name), ForeignKey)


def named_as(name: str) -> str:
    """Return where a content says what the label is called that a field names."""
    return f"{name}_as"


def referring(name: str, label: Label | None) -> Said:
    """Return what a content says of another label: its key, and its names, so that it
    is another content if that one is called otherwise.
    """
    if label is None:
        return {name: "", named_as(name): ""}
    names = " / ".join(filter(None, (label.name, label.name_en)))
    return {name: str(label.key), named_as(name): names}


def plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    # As a form sends it, and as it comes back from the database.
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def with_content(one: Own, content: Said) -> Own:
    """Set what a content says; nothing is stored by that, and nothing is merged."""
    content = LATER | content if content else content
    for name in FIELDS[type(one)]:
        if name not in content or name == MERGED:
            continue
        field: Any = type(one)._meta.get_field(name)
        if is_reference(type(one), name):
            setattr(one, name, label_of(field.related_model, content[name]))
        else:
            setattr(one, name, field.to_python(content[name]))
    return one


def label_of(model: type[Label], key: str) -> Label | None:
    return model._default_manager.filter(key=key).first() if key else None


def saying(proposal: Proposal, content: Said) -> Own:
    """Return the row that a proposal is about, as a content has it."""
    known = {} if proposal.is_shared else {"language": proposal.language}
    return with_content(proposal.public() or model_of(proposal)(**known), content)


def hash_of(content: Said | None) -> str:
    """Return the SHA-256 of a content in its one form; "" of none."""
    if content is None:
        return ""
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def called(one: Own) -> str:
    """Return what it is called in the lists of the desk."""
    return one.title if isinstance(one, (Page, Image)) else one.name


def begins(one: Own) -> dict[str, Any]:
    """Return by which columns a new proposal says what it is about."""
    if isinstance(one, (Label, Image)):
        return {"kind": kind_of_shared(one), "key": one.key}
    if isinstance(one, Masthead):
        return {"kind": "masthead", "language": one.language}
    return {
        "kind": one.kind,
        "language": one.language,
        "page": one if one.pk else None,
    }
