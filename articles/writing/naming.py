"""Labels that are made while one writes: by a name that nobody knew."""

from itertools import chain
from typing import cast

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles import rights, search
from articles.models import FormerSlug, Label, NewLabel, atomic
from articles.refusal import Refused
from articles.slugs import first_free, slug_from


def called[L: Label](model: type[L], name: str) -> L:
    """Return the label that is called so, or one that isn't stored yet.

    ValidationError if nothing can be called so.
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
        label.name_en = label.name
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
    """Let those who look after labels know of it, unless one of them made it."""
    if not rights.looks_after(by, type(label)):
        NewLabel.mark(label, by=by)


def free_slug(model: type[Label], name: str, *, but: int | None = None) -> str:
    """Return a slug that no label has, `but` one, and under which readers know none."""
    wanted = slug_from(name, fallback=model.url_name)
    labels = model._default_manager.exclude(pk=but).filter(slug__startswith=wanted)
    former = FormerSlug.objects.filter(kind=model.url_name, slug__startswith=wanted)
    taken = (
        rows.order_by().values_list("slug", flat=True) for rows in (labels, former)
    )
    return first_free(wanted, set(chain(*taken)))
