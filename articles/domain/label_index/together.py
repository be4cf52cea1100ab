"""Several labels of one kind at once, to which a list is narrowed as to one label."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.foundation.languages import site_language
from articles.models import Label


@dataclass(frozen=True, slots=True)
class Together:
    """At least two labels of one kind; an article must have all of them.

    `joined` makes them, so that two of the same labels are equal.
    """

    labels: tuple[Label, ...]

    def __str__(self):
        """Name all of them, as in “A, B and C”."""
        *others, last = map(str, each_of(self))
        return _("%(others)s and %(last)s") % {
            "others": ", ".join(others),
            "last": last,
        }


# One of several values; an article of a list must have any of these.
type Value = Label | Together


def each_of(value: Value) -> tuple[Label, ...]:
    """Return the labels that it consists of, in the order of their names."""
    if isinstance(value, Together):
        return tuple(sorted(value.labels, key=str))
    return (value,)


def joined(labels: Iterable[Label]) -> Value:
    """Return one value for all of these labels: a single label is itself."""
    by_key = {label.key: label for label in labels}
    found = tuple(by_key[key] for key in sorted(by_key))
    return found[0] if len(found) == 1 else Together(found)


def reduced(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return these in their shortest form: each once, in order.

    Articles with A and B are among those with A, so beside A that value adds nothing.
    """
    labels = {frozenset(one.key for one in each_of(each)): each for each in values}
    least = [
        value
        for keys, value in labels.items()
        if not any(other < keys for other in labels)
    ]
    own = site_language()
    return tuple(sorted(least, key=lambda value: (str(value), slug_of(value, own))))


def slug_of(value: Value, language: str) -> str:
    """Return its name in addresses: “france,germany” for two at once."""
    if isinstance(value, Together):
        return ",".join(sorted(label.slug_in(language) for label in value.labels))
    return value.slug_in(language)
