"""Conditions in a form for which both databases use the right index; marks of methods
that write many rows.
"""

from collections.abc import Callable, Iterable

from django.db.models import BooleanField, Func, Q, Value


class Spelled(Value):
    """A word of ours that is part of the SQL itself, not a parameter."""

    def as_sql(self, compiler, connection):
        return f"'{self.value}'", []


def spelled_out(field: str, words: Iterable[str]) -> Q:
    """Return the condition that a field is one of some words, as indexes have it.

    With parameters in the list, SQLite can't know that a partial index has all rows.
    """
    return Q(**{f"{field}__in": [Spelled(str(word)) for word in sorted(words)]})


class Mostly(Func):
    """A condition that is true of almost all rows: SQLite must use no index for it.

    SQLite would query an index for each of its parts, and sort the results.
    """

    template = "(%(expressions)s)"
    output_field = BooleanField()
    arity = 1

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template=f"+{self.template}")


class OneOfFew(Func):
    """The condition that a subquery, run once for all rows, finds the field's value.

    PostgreSQL would assume that it runs for each row, and read all rows instead.
    """

    template = "(%(expressions)s)"
    arg_joiner = " IN "
    output_field = BooleanField()
    arity = 2

    def as_postgresql(self, compiler, connection, **context):
        few = {"template": "(%(expressions)s))", "arg_joiner": " = ANY(ARRAY"}
        return self.as_sql(compiler, connection, **few)


# Marks for methods that write many rows at once. Django reads them.
def alters_data[M: Callable](method: M) -> M:
    """Keep templates from calling it."""
    vars(method)["alters_data"] = True
    return method


def queryset_only[M: Callable](method: M) -> M:
    """Keep managers from having it, so that nobody writes all rows by mistake."""
    vars(method)["queryset_only"] = True
    return method
