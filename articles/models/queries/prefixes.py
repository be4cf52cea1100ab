"""Find values that begin with a text, by an index, alike on every database."""

from django.db.models import CharField, Func, Q, QuerySet

# The last character of Unicode: no other sorts after it.
LAST = "\U0010ffff"


class Bytewise(Func):
    """A text in the order of its characters, whatever collation the database has."""

    template = "(%(expressions)s)"
    output_field = CharField()
    arity = 1

    def as_postgresql(self, compiler, connection, **context):
        template = f'({self.template} COLLATE "C")'
        return self.as_sql(compiler, connection, template=template, **context)


class WebAddress(Bytewise):
    """A web address in small letters, as far as PostgreSQL can have it in an index.

    The number is part of the SQL: with a parameter, SQLite wouldn't use the index.
    """

    template = "(SUBSTR(LOWER(%(expressions)s), 1, 200))"


def beginning(rows: QuerySet, column: Bytewise, *texts: str) -> QuerySet:
    """Keep rows whose column begins with one of the texts."""
    ranges = Q()
    for text in texts:
        ranges |= Q(begins__gte=text, begins__lte=text + LAST)
    return rows.alias(begins=column).filter(ranges)
