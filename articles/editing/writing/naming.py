"""Labels that users make while writing, by a name that isn't known yet."""

from typing import cast

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles.domain import rights, search
from articles.foundation.languages import site_language
from articles.foundation.refusal import Refused
from articles.foundation.slugs import first_free, slug_from
from articles.models import Label, LabelSlug, NewLabel, Words, atomic, given_words


def called[L: Label](model: type[L], name: str) -> L:
    """Return the label with this name, or a new one that isn't stored yet.

    Raises ValidationError if no label can have this name.
    """
    found = search.answers(model, name)
    if found:
        return cast("L", model._default_manager.get(pk=found.pk))
    label = model(names={site_language(): name})
    label.slugs = {site_language(): free_slug(model, name, site_language())}
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
    name = label.name
    if [*label.names] == [site_language()]:
        label.names = {language: name}
    label.slugs = with_free_slugs(label, {})
    try:
        with atomic():
            label.save()
            note_new(label, by=by)
    except IntegrityError:
        found = search.answers(model, name)
        if found is None:
            raise
        return cast("L", model._default_manager.get(pk=found.pk))
    return label


def note_new(label: Label, *, by) -> None:
    """Notify those who look after labels of it, unless one of them made it."""
    if not rights.looks_after(by, type(label)):
        NewLabel.mark(label, by=by)


def free_slug(
    model: type[Label], name: str, language: str, *, but: Label | None = None
) -> str:
    """Return a slug for a name in a language that leads to no label, `but` one, and by
    which readers know none.
    """
    wanted = slug_from(name, fallback=model.url_name, language=language)
    rows = LabelSlug.objects.filter(kind=model.url_name, slug__startswith=wanted)
    if but is not None:
        rows = rows.exclude(label_key=but.key)
    return first_free(wanted, set(rows.values_list("slug", flat=True)))


def with_free_slugs(label: Label, slugs: Words) -> Words:
    """Return these slugs, and those of other languages, made from the names there."""
    made = {
        code: free_slug(type(label), name, code, but=label)
        for code, name in label.names.items()
        if not slugs.get(code)
    }
    return given_words(slugs | made)
