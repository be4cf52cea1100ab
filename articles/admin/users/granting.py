"""Changes of permissions: the record names the rights that came and went."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group

from articles.accounts import note
from articles.models import RecordedDeed

# The flags of an account that open the desk, and all of it.
FLAGS = ("is_active", "is_staff", "is_superuser")


class Granting(admin.ModelAdmin):
    def save_related(self, request, form, formsets, change):
        """Compare the account or role with itself, as it was before."""
        one: Any = form.instance
        before = stored(one) | (flags_before(form) if change else set())
        super().save_related(request, form, formsets, change)
        after = stored(one) | flags(one)
        for deed, rights in (
            (RecordedDeed.GRANTED, after - before),
            (RecordedDeed.TAKEN, before - after),
        ):
            if rights:
                note(deed, by=request.user, about=one, rights=sorted(rights))


def stored(one: Any) -> set[str]:
    """Return the roles and single rights that are stored of an account or a role."""
    is_role = isinstance(one, Group)
    own = one.permissions if is_role else one.user_permissions
    rights = own.values_list("content_type__app_label", "codename")
    found = {f"{application}.{codename}" for application, codename in rights}
    return found if is_role else found | set(one.groups.values_list("name", flat=True))


def flags(one: Any) -> set[str]:
    return {name for name in FLAGS if getattr(one, name, False)}


def flags_before(form: Any) -> set[str]:
    """Return those that the form was opened with; it leaves those it doesn't show."""
    return {
        name
        for name in FLAGS
        if (
            form.initial[name]
            if name in form.fields
            else getattr(form.instance, name, 0)
        )
    }
