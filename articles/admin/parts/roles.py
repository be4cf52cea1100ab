"""Roles and rights in words: their names in the database are English, for operators."""

from django.contrib.admin import RelatedFieldListFilter
from django.contrib.auth.models import Group, Permission
from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext_lazy

from articles.admin.parts.fields.chosen import KeyedField

# Roles of the first migrations. Roles that an operator has named keep their names.
ROLES = {
    "Author": pgettext_lazy("role", "Author"),
    "Editor": pgettext_lazy("role", "Editor"),
    "Chief editor": pgettext_lazy("role", "Chief editor"),
    "Source manager": pgettext_lazy("role", "Source manager"),
}
# The actions that Django has a permission for, on each model.
VERBS = {
    "add": pgettext_lazy("right", "add"),
    "change": pgettext_lazy("right", "change"),
    "delete": pgettext_lazy("right", "delete"),
    "view": pgettext_lazy("right", "view"),
}


def named_role(role: Group) -> str:
    return str(ROLES.get(role.name, role.name))


def named_right(right: Permission) -> str:
    """Return “Articles: change”, or the words that a right of our own has."""
    model = right.content_type.model_class()
    things = model._meta.verbose_name_plural if model else right.content_type.name
    verb, _sep, rest = right.codename.partition("_")
    is_djangos = verb in VERBS and rest == right.content_type.model
    what = VERBS[verb] if is_djangos else _(right.name)
    return f"{capfirst(str(things))}: {what}"


class Roles(KeyedField):
    def label_from_instance(self, obj):
        return named_role(obj)


class Rights(KeyedField):
    def label_from_instance(self, obj):
        return named_right(obj)


class RoleFilter(RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        roles = field.related_model.objects.order_by("name")
        return [(role.pk, named_role(role)) for role in roles]
