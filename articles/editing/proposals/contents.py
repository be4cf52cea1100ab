"""The content of a row for readers, as a plain dictionary to compare, keep and set."""

import hashlib
import json
from datetime import date
from typing import Any

from django.db.models import ForeignKey

from articles.foundation.markup import clean_html
from articles.foundation.text import clean_line
from articles.models import (
    DOSSIER,
    SHARED,
    Dossier,
    Image,
    Label,
    Masthead,
    Page,
    Proposal,
    kind_of_shared,
)

Shared = Label | Image
Own = Page | Masthead | Dossier | Shared
Said = dict[str, Any]
# A label that was merged isn't rendered with its own name.
MERGED = "merged_into"
# Fields of a shared row that only the desk sees.
AT_THE_DESK = {"title", "licensed_until"}


def printed_fields(model: type[Shared]) -> tuple[str, ...]:
    """Return the fields of a shared row that readers may see or notice: all editable
    ones, so that a new column is among them.
    """
    found = [
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in AT_THE_DESK
    ]
    return (*found, MERGED) if issubclass(model, Label) else tuple(found)


# The fields of each model that are set, in the order of its form.
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
    Dossier: ("body", "as_of", "look_again_on", "pinned", "organisations"),
    **{model: printed_fields(model) for model in SHARED.values()},
}
# Fields that older contents lack. An empty one is left out of the content, so that
# those keep their hashes.
LATER = {"licence": ""}


def model_of(proposal: Proposal) -> type[Own]:
    if proposal.is_shared:
        return SHARED[proposal.kind]
    if proposal.kind == DOSSIER:
        return Dossier
    return Masthead if proposal.is_of_masthead else Page


def said_by(one: Own) -> Said:
    """Return the content of a row, as it would be stored."""
    said: Said = {}
    for name in FIELDS[type(one)]:
        value = getattr(one, name)
        if is_reference(type(one), name):
            said |= referring(name, value)
        else:
            said[name] = plain(value)
    if isinstance(one, Page):
        said["title"] = clean_line(one.title)
    if isinstance(one, (Page, Dossier)):
        said["body"] = clean_html(one.body)
    if isinstance(one, (Page, Masthead)):
        said = {n: said[n] for n in said if said[n] != LATER.get(n, ...)}
    return said


def is_reference(model: type[Own], name: str) -> bool:
    return isinstance(model._meta.get_field(name), ForeignKey)


def named_as(name: str) -> str:
    """Return the content's key for the name of the label that a field refers to."""
    return f"{name}_as"


def referring(name: str, label: Label | None) -> Said:
    """Return a content's entries about another label: its key, and its names, so that
    the content changes when that label is renamed.
    """
    if label is None:
        return {name: "", named_as(name): ""}
    names = " / ".join(label.all_own_names())
    return {name: str(label.key), named_as(name): names}


def plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    # As a form sends it, and as it comes back from the database.
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def with_content(one: Own, content: Said) -> Own:
    """Set the values of a content; this stores nothing, and merges nothing."""
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
    """Return the row that a proposal is about, with the values of a content."""
    known = {} if proposal.key else {"language": proposal.language}
    return with_content(proposal.public() or model_of(proposal)(**known), content)


def hash_of(content: Said | None) -> str:
    """Return the SHA-256 of a content in its canonical form; "" for None."""
    if content is None:
        return ""
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def called(one: Own) -> str:
    """Return its name in the lists of the desk."""
    if isinstance(one, Dossier):
        return one.label.name_in(one.language) if one.label else "–"
    return one.title if isinstance(one, (Page, Image)) else one.name


def begins(one: Own) -> dict[str, Any]:
    """Return the columns by which a new proposal identifies its row."""
    if isinstance(one, (Label, Image)):
        return {"kind": kind_of_shared(one), "key": one.key}
    if isinstance(one, Masthead):
        return {"kind": "masthead", "language": one.language}
    if isinstance(one, Dossier):
        return {"kind": DOSSIER, "language": one.language, "key": one.key}
    return {
        "kind": one.kind,
        "language": one.language,
        "page": one if one.pk else None,
    }
