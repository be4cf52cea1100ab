"""Catalogues of regional forms: a rule makes each of them from its language's.

Django looks into `de_CH` first and into `de` for the rest, so a regional catalogue has
only what differs.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from catalogues import Kept, entries, forms, is_translated

# Packages with catalogues of their own. Django merges those of `de` with `de_CH`, and
# looks into our `de` only afterwards.
OTHERS = ("allauth", "django", "django_prose_editor", "taggit")
SWISS_GERMAN = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "„": "«", "“": "»", "‚": "‹", "‘": "›"}
)
# Federal authorities and most newspapers of Switzerland set no space in these places.
SWISS_FRENCH = re.compile("[\u00a0\u202f](?=[;:!?»])|(?<=«)[\u00a0\u202f]")


def in_swiss_german(text: str) -> str:
    return text.translate(SWISS_GERMAN)


def in_swiss_french(text: str) -> str:
    return SWISS_FRENCH.sub("", text)


# By locale: its language, and the rule. Swiss Italian is written as in Italy.
RULES: dict[str, tuple[str, Callable[[str], str]]] = {
    "de_CH": ("de", in_swiss_german),
    "fr_CH": ("fr", in_swiss_french),
}


def regional(locale: str, language: Catalog) -> Kept:
    """Return the catalogue of a regional form, made from that of its language."""
    found, rule = Kept(locale), RULES[locale][1]
    for name, message in entries(language).items():
        texts = tuple(map(rule, forms(message.string)))
        differs = texts != forms(message.string)
        if is_translated(message) and (differs or name in others(RULES[locale][0])):
            string = texts if isinstance(message.string, tuple) else texts[0]
            found[message.id] = Message(
                message.id, string, flags=message.flags, context=message.context
            )
    return found


@cache
def others(language: str) -> set[tuple[str, str | None]]:
    """Return the messages that other packages translate into a language as well."""
    found = set()
    for place in catalogues_of_others(language):
        with place.open("rb") as file:
            # Babel gives singular and plural as a list.
            for message in read_mo(file):
                first = message.id if isinstance(message.id, str) else message.id[0]
                found.add((first, message.context))
    return found


def catalogues_of_others(language: str) -> Iterator[Path]:
    for name in OTHERS:
        spec = find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            yield from Path(folder).rglob(f"locale/{language}/LC_MESSAGES/django.mo")
