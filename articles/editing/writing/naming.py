"""Labels that users make while writing, by a name that isn't known yet."""

from itertools import chain
from typing import cast

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles.domain import rights, search
from articles.foundation.refusal import Refused
from articles.foundation.slugs import first_free, slug_from
from articles.models import FormerSlug, Label, NewLabel, atomic


def called[L: Label](model: type[L], name: str) -> L:
    """Return the label with this name, or a new one that isn't stored yet.

    Raises ValidationError if no label can have this name.
    """
    found = search.answers(model, name)
    if found:
        return cast("L", model._default_manager.get(pk=found.pk))
    label = model(name=name)
    label.slug = free_slug(model, name)
    references = [f.name for f in model._meta.concrete_fields if f.is_relation]
    label.clean_fields(exclude=references)
    return label


def make[L: Label](label: L, *, by, language: str) -> L:
    """Store it, marked as new if others look after it; or return the one that somebody
    else has just made. `language` is the one in which its name was written.
    """
    model = type(label)
    if not rights.may_make(by, model):
        raise Refused(
            _("“%(name)s” can't be made.") % {"name": label.name},
            _("Your role doesn't include this."),
            _("Choose another one, or ask an editor."),
            code="not-allowed",
        )
    label.slug = free_slug(model, label.name)
    if language == "en":
        label.name_en, label.slug_en = label.name, label.slug
    try:
        with atomic():
            label.save()
            note_new(label, by=by)
    except IntegrityError:
        found = search.answers(model, label.name)
        if found is None:
            raise
        return cast("L", model._default_manager.get(pk=found.pk))
    return label


def note_new(label: Label, *, by) -> None:
    """Notify those who look after labels of it, unless one of them made it."""
    if not rights.looks_after(by, type(label)):
        NewLabel.mark(label, by=by)


def free_slug(model: type[Label], name: str, *, but: int | None = None) -> str:
    """Return a slug that no label has, `but` one, and under which readers know none."""
    wanted = slug_from(name, fallback=model.url_name)
    labels = model._default_manager.order_by().exclude(pk=but)
    own = model._default_manager.filter(pk=but).values("key")
    former = FormerSlug.objects.filter(kind=model.url_name).exclude(label_key__in=own)
    taken = (
        rows.filter(**{f"{field}__startswith": wanted}).values_list(field, flat=True)
        for rows, field in ((labels, "slug"), (labels, "slug_en"), (former, "slug"))
    )
    return first_free(wanted, set(chain(*taken)))


def free_english_slug(label: Label) -> str:
    """Return an English slug for a label that has none, from its English name; ""
    without such a name, since the German slug is used then.
    """
    if not label.name_en:
        return ""
    return free_slug(type(label), label.name_en, but=label.pk)
