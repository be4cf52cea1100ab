"""The suggestions of a field: labels, the most likely one first; the known licences."""

from collections import Counter

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.admin.parts.fields.typed_choices import as_choice
from articles.domain import rights, search
from articles.domain.label_index import catalogue_now
from articles.foundation.image_files import LICENCES
from articles.foundation.languages import active_language, offered
from articles.foundation.text import clean_line
from articles.models import Label


def suggested(request, model: type[Label], typed: str) -> list[dict]:
    """Return the suggestions as Select2 reads them, in groups if they didn't match.

    With `exact`, return only the label of that name: a word that was typed and left can
    be no other. A user who may make labels is offered a new one, below those with
    similar names.
    """
    name, language = clean_line(typed), active_language()
    if "exact" in request.GET:
        one = search.answers(model, name)
        return [choice(one, language)] if one else []
    found = search.meant(model, name, used=uses(model), language=language)
    offered = [choice(one, language) for one in found]
    makes = "make" in request.GET and rights.may_make(request.user, model)
    if makes and name and search.answers(model, name) is None:
        alike = [
            # Enter skips labels that are only a little like it.
            choice(one, language) | {"passed": not one.is_misspelt(name)}
            for one in search.similar(model, name)
            if one not in found
        ]
        if alike:
            offered.append({"text": _("There are similar ones:"), "children": alike})
        value, shown = as_choice(name)
        new = [{"id": value, "text": shown}]
        offered.append({"text": _("Not known yet; make it:"), "children": new})
    return offered


def choice(one: search.Named, language: str) -> dict:
    return {"id": str(one.pk), "text": one.name_in(language)}


def uses(model: type[Label]) -> Counter[int]:
    """Return by key in how many public articles each label is.

    Pages that list articles count the same, so it is known already.
    """
    catalogue, found = catalogue_now(), Counter[int]()
    for language in offered():
        found.update(catalogue.numbers(language).by_label[model.url_name])
    return found


class Licence(forms.TextInput):
    """It offers the known licences, and takes any words."""

    def __init__(self):
        super().__init__({"list": "licence-names", "class": "vTextField"})

    def render(self, name, value, attrs=None, renderer=None):
        names = format_html_join(
            "", '<option value="{}"></option>', ((name,) for name in LICENCES)
        )
        return format_html(
            '{}<datalist id="licence-names">{}</datalist>',
            super().render(name, value, attrs, renderer),
            names,
        )
