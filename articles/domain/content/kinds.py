"""The kinds of fields that an article has: their values, and how they are handled.

A kind knows no field by name. The table passes it the special features of a field.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.domain.content.values import Keyed, day, plain, text
from articles.foundation.markup import (
    Mention,
    clean_html,
    mentions,
    own_link,
    own_links,
    shown,
    text_of,
)
from articles.foundation.text import clean_line, clean_text
from articles.models import Article, Image

Names = Callable[[str], str]


def name_of_column(model: type[Model], name: str) -> Any:
    """Return the name of the column at the desk, as lazily as the model has it."""
    field: Any = model._meta.get_field(name)
    return field.verbose_name


class Kind:
    """The common behaviour of fields of one kind; here, of those that are columns."""

    # True for a part of a row that says nothing to a user, such as its key.
    is_silent = False

    # The value in a content where nothing was set.
    empty: Any = ""
    # The model to which the keys in its values belong.
    names: type[Keyed] | None = None
    # Short values are read at once: half a date says nothing.
    is_whole = False
    is_list = False
    has_markup = False

    def label(self, name: str) -> Any:
        return name_of_column(Article, name)

    def read(self, article: Article, name: str) -> object:
        return plain(getattr(article, name))

    def clean(self, value: Any) -> object:
        """Return a value as it is stored; ValidationError if it can't be."""
        raise NotImplementedError

    def as_stored(self, value: Any) -> object:
        """Return a value as it would be read once it was set."""
        return plain(self.clean(value))

    def keys(self, value) -> list[str]:
        return [mention.key for mention in self.mentions(value)]

    def mentions(self, value) -> list[Mention]:
        """Return the pictures in a value, with their words in it."""
        return []

    def leads(self, value) -> list[str]:
        """Return the editions to which a value leads, by their UUIDs."""
        return []

    def wordless(self, value):
        """Return a value without words for its pictures: the library supplies them."""
        return value

    def raw(self, value) -> str:
        """Return a value as text: keys and dates as they are."""
        return str(value or "")

    def words(self, value, name_of: Names) -> str:
        """Return a value (of a list: one row) as text for a user of the desk."""
        return self.raw(value)


class Many(Kind):
    """A field with rows of its own, which point to the version through `relation`. A
    row names something by its field `naming`; "" where rows name nothing.
    """

    is_list = True
    relation: str
    naming: str

    def rows_of(self, article: Article) -> Iterable[Any]:
        """Return the rows of a version, without a query if they were read `ahead`."""
        ahead = vars(article).get(f"{self.relation}_ahead")
        if ahead is not None:
            return ahead
        return self.with_named(getattr(article, self.relation).all())

    def ahead(self) -> Prefetch:
        """Read the rows of many versions that nobody is going to change."""
        relation: Any = Article._meta.get_field(self.relation)
        rows = self.with_named(relation.related_model._default_manager.all())
        return Prefetch(self.relation, rows, to_attr=f"{self.relation}_ahead")

    def with_named(self, rows: QuerySet) -> QuerySet:
        return rows.select_related(self.naming) if self.naming else rows

    def rows(self, article: Article, values: list) -> tuple[list, list]:
        """Return the rows of a version, unsaved, and the keys without an object. Raise
        ValidationError if the values don't fit.
        """
        raise NotImplementedError

    def write(self, article: Article, values: list) -> list:
        """Store the rows of a version; return the keys without an object."""
        rows, missing = self.rows(article, values)
        relation: Any = Article._meta.get_field(self.relation)
        relation.related_model._default_manager.bulk_create(rows)
        return missing


class Line(Kind):
    """One line of text. With `grows`, the user sees all of it while typing."""

    def __init__(self, *, grows: bool = False):
        self.grows = grows

    def clean(self, value: object) -> str:
        return clean_line(text(value))


class Address(Line):
    """The last part of an article's address. An empty one is generated."""

    # The code of the refusal that is about it.
    refusal = "address-taken"


class Text(Kind):
    """Paragraphs without mark-up; `height` is in lines, where they are typed."""

    def __init__(self, *, height: int | None = None):
        self.height = height

    def clean(self, value: object) -> str:
        return clean_text(text(value))


class Html(Kind):
    names = Image
    has_markup = True

    def clean(self, value: object) -> str:
        return clean_html(text(value), figures=True)

    def mentions(self, value: str | None) -> list[Mention]:
        return mentions(value or "")

    def leads(self, value: str | None) -> list[str]:
        return own_links(value or "")

    def wordless(self, value: str) -> str:
        return shown(value, lambda said: str(Mention(said.key)))

    def raw(self, value: str | None) -> str:
        return text_of(value or "")

    def words(self, value: str, name_of: Names) -> str:
        titles = {key: name_of(key) for key in self.keys(value)}
        titles |= {own_link(key): name_of(key) for key in self.leads(value)}
        return text_of(value, titles)


class Day(Kind):
    is_whole = True
    empty = None

    def clean(self, value: object) -> date | None:
        return day(value)

    def check(self, value: object) -> None:
        """Raise ValidationError for a date that can't be meant, as forms validate."""
        day(value)

    def words(self, value: str, name_of: Names) -> str:
        return date_format(date.fromisoformat(value))


class Picture(Kind):
    """One picture of the library; `alt` and `caption` are the fields that describe it.

    They go with it: beside another picture they would describe what nobody sees.
    """

    names = Image
    is_whole = True
    empty = None

    def __init__(self, *, alt: str, caption: str):
        self.alt, self.caption = alt, caption

    def clean(self, value: object) -> object:
        return value or None

    def mentions(self, value: str | None) -> list[Mention]:
        return [Mention(value)] if value else []

    def words(self, value: str, name_of: Names) -> str:
        return name_of(value)


class Choice(Kind):
    """One of `choices`. `default` stands where nothing was chosen, and is called
    `unsaid` then; nobody chooses it.
    """

    is_whole = True

    def __init__(
        self,
        choices: Iterable[tuple[str, str | Promise]],
        default: str = "",
        unsaid: str | Promise = "",
    ):
        self.choices, self.empty, self.unsaid = list(choices), str(default), unsaid

    def clean(self, value: object) -> str:
        return clean_line(text(value))

    def words(self, value: str, name_of: Names) -> str:
        if self.unsaid and value == self.empty:
            return str(self.unsaid)
        return str(dict(self.choices).get(value, value))


class Codes(Kind):
    """Any of `choices`, as a list of their codes in this order."""

    is_whole = True
    empty: Any = []

    def __init__(self, choices: Iterable[tuple[str, str | Promise]]):
        self.choices = dict(choices)

    def clean(self, value: object) -> list[str]:
        given = value if isinstance(value, list) else [value] if value else []
        known = [*self.choices]
        if unknown := [code for code in given if code not in known]:
            raise ValidationError(
                _("“%(code)s” is none of these: %(all)s."),
                params={"code": unknown[0], "all": ", ".join(self.choices)},
                code="unknown-code",
            )
        return [code for code in known if code in given]

    def raw(self, value: list[str] | None) -> str:
        return ", ".join(value or ())

    def words(self, value: list[str], name_of: Names) -> str:
        return ", ".join(str(self.choices.get(code, code)) for code in value)


class Named(Kind):
    """The part of a row that names a source or an edition by its key."""

    names: type[Keyed]
    empty = None

    def __init__(self, names: type[Keyed]):
        self.names = names

    def words(self, value: str, name_of: Names) -> str:
        return name_of(value)
