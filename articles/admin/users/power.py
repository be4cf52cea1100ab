"""Accounts and roles are changed within one's own rights, and only these are given."""

from django.contrib import admin

from articles.accounts import beyond, has_power_over, roles_within
from articles.admin.parts.roles import Rights, Roles
from articles.models import User


class WithinOnesRights(admin.ModelAdmin):
    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or has_power_over(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or has_power_over(request.user, obj))

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        by, offered = request.user, db_field.remote_field.model.objects
        if db_field.name == "groups":
            kwargs |= {"queryset": roles_within(by), "form_class": Roles}
        else:
            within = offered.exclude(pk__in=beyond(by).values("pk"))
            kwargs |= {"queryset": within, "form_class": Rights}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        found = super().get_readonly_fields(request, obj)
        if self.model is not User or request.user.is_superuser:
            return found
        return [*found, "is_superuser"]
