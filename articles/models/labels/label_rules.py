"""The rules between labels of a kind: names and slugs of their own, no circle."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.foundation.slugs import SLUG
from articles.foundation.text import fold
from articles.models.fields.words import Words

# A label of any kind: the model imports these rules.
type AnyLabel = Any


def refuse_circle(label: AnyLabel) -> None:
    """Refuse a successor whose own successors lead back to this label."""
    first = getattr(label, "successor", None)
    labels = type(label)._base_manager.select_related("merged_into")
    key, passed = first and first.pk, set[int]()
    while key and key not in passed:
        passed.add(key)
        # Reads the stored row anew: the form's objects were read earlier.
        found = labels.filter(pk=key).first()
        if found is None:
            return
        after = found.current
        if label.pk in {key, after.pk}:
            message = _(
                "“%(other)s” can't be the successor, because it leads back "
                "to “%(name)s”. Choose another one, or remove the successor "
                "that is wrong."
            )
            values = {"other": first, "name": label}
            refusal = ValidationError(message, params=values, code="circle")
            raise ValidationError({"successor": refusal})
        key = after.successor_id


def refuse_foreign_names(label: AnyLabel) -> None:
    """Refuse names by which another label is found, at the field that has the name."""
    names = label.all_own_names()
    typed = {fold(name): name for name in reversed(label.all_names())}
    for other in type(label)._default_manager.exclude(pk=label.pk):
        theirs = {fold(name) for name in other.all_names()}
        taken = [name for folded, name in typed.items() if folded in theirs]
        if taken:
            name = taken[-1]
            field = "names" if name in names else "aliases"
            refusal = named_already(name, other)
            about(refusal, label.names, name)
            raise ValidationError({field: refusal})


def about(refusal: ValidationError, words: Words, refused: str) -> None:
    """Name the language in which the refused word was typed, if it is one of these."""
    code = next((code for code, word in words.items() if word == refused), None)
    refusal.part = code  # type: ignore[attr-defined] # read by `faults`


def named_already(name: str, other: AnyLabel) -> ValidationError:
    if fold(name) == fold(str(other)):
        message = _("“%(name)s” exists already. Use that one, or choose another name.")
    else:
        message = _(
            "“%(name)s” is already another name of “%(other)s”. Choose another one, or "
            "remove it there first."
        )
    return ValidationError(message, params={"name": name, "other": other})


def refuse_foreign_slugs(label: AnyLabel) -> None:
    """Refuse slugs that aren't any, lead to other labels, or once did."""
    rows = type(label)._default_manager.filter(pk=label.pk)
    stored = rows.values_list("slugs", flat=True).first() or {}
    own = {*stored.values()}
    for slug in label.slugs.values():
        # It may keep a slug that it already has.
        refusal = slug not in own and why_not(label, slug)
        if refusal:
            about(refusal, label.slugs, slug)
            raise ValidationError({"slugs": refusal})


def why_not(label: AnyLabel, slug: str) -> ValidationError | None:
    """Return the reason if another label has this slug or once had it."""
    if not SLUG.fullmatch(slug):
        message = _("“%(slug)s” can't be a slug. Use only letters, digits and hyphens.")
        return ValidationError(message, params={"slug": slug})
    slugs = apps.get_model("articles.LabelSlug").objects
    row = slugs.filter(kind=label.url_name, slug=slug).exclude(label_key=label.key)
    key = row.values_list("label_key", flat=True).first()
    other = key and type(label)._default_manager.filter(key=key).first()
    if not other:
        return None
    if slug in other.all_slugs:
        message = _(
            "“%(slug)s” can't be a slug of this one. “%(other)s” has it "
            "in one of the languages. Choose another slug."
        )
    else:
        message = _(
            "“%(slug)s” can't be a slug of this one. It used to be that "
            "of “%(other)s”, and readers' links and feeds still lead "
            "there. Choose another slug."
        )
    return ValidationError(message, params={"slug": slug, "other": other})
