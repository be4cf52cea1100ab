"""The last day of an account: asked for by its form, listed, and put off."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.accounts import end
from articles.models import User

# So long before it the administrators are told.
SOON = timedelta(days=14)


class WithLastDay(forms.ModelForm):
    """Mixin for the form of an account; nobody ends their own with it."""

    # True if the account is the user's own.
    is_own = False

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if self.is_own and day and day < timezone.localdate():
            raise ValidationError(
                _(
                    "This is your own account, and you couldn’t undo that. Ask another "
                    "administrator, or enter a day to come."
                ),
                code="own",
            )
        return day


class LastDayFilter(SimpleListFilter):
    """Keeps accounts by their last day: over, soon, or still to come."""

    title = gettext_lazy("last day")
    parameter_name = "ends"

    def lookups(self, request, model_admin):
        return [
            ("over", pgettext_lazy("account", "Ended")),
            ("soon", gettext_lazy("Ends within 14 days")),
            ("set", gettext_lazy("Has a last day")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "over":
            return queryset.ended()
        if self.value() == "soon":
            return ending_soon(queryset)
        return queryset.exclude(ends_on=None) if self.value() == "set" else queryset


def ending_soon(accounts: Any) -> Any:
    """Keep open accounts whose last day is near."""
    return accounts.open().filter(ends_on__lte=timezone.localdate() + SOON)


class Ending(admin.ModelAdmin):
    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.is_own = obj == request.user
        return form

    def save_model(self, request, obj, form, change):
        """Save it. A session from before the account ended opens nothing again."""
        former = User.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if former and former.has_ended and not obj.has_ended:
            end(obj.desk_sessions.all())
