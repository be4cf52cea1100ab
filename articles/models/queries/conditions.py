"""How a condition is put so that both databases find by the right index."""

from collections.abc import Iterable

from django.db.models import BooleanField, Func, Q, Value


class Spelled(Value):
    """A word of ours that stands in the question itself, and not as its parameter."""

    def as_sql(self, compiler, connection):
        return f"'{self.value}'", []


def spelled_out(field: str, words: Iterable[str]) -> Q:
    """Return that a field is one of some words, as the indexes' conditions have it.

    SQLite doesn't know that an index has all rows if a list is of parameters.
    """
    return Q(**{f"{field}__in": [Spelled(str(word)) for word in sorted(words)]})


class Mostly(Func):
    """A condition that is true of almost all rows: by it SQLite shall find none.

    It would ask an index for each of its parts, and sort what it finds.
    """

    template = "(%(expressions)s)"
    output_field = BooleanField()
    arity = 1

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template=f"+{self.template}")


class OneOfFew(Func):
    """That a field is one of what a subquery finds, which is asked once for all rows.

    PostgreSQL would reckon that it is asked for each, and rather read them all.
    """

    template = "(%(expressions)s)"
    arg_joiner = " IN "
    output_field = BooleanField()
    arity = 2

    def as_postgresql(self, compiler, connection, **context):
        few = {"template": "(%(expressions)s))", "arg_joiner": " = ANY(ARRAY"}
        return self.as_sql(compiler, connection, **few)
