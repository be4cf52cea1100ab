"""What every page of the desk refuses, beyond what Django does."""

from articles.admin.choosing import Choice


def is_odd(value: str) -> bool:
    """Whether looking for it would fail: a NUL in PostgreSQL, a huge year in Python."""
    return "\0" in value or (value.isdecimal() and len(value) > 9)


class Guarded:
    """For every ModelAdmin."""

    view_on_site = False

    def lookup_allowed(self, lookup, value, request):
        allowed = super().lookup_allowed(lookup, value, request)
        return allowed and not is_odd(str(value))

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(
            request, queryset, search_term.replace("\0", "")
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = Choice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
