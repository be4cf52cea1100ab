"""The languages of this newsroom, and the one in which somebody reads now."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from articles.foundation.languages.table import SOURCE, TABLE, UnknownLanguage, row_of


def offered() -> tuple[str, ...]:
    """Return the codes of the languages that readers are offered, the site's first."""
    return tuple(settings.NEWSROOM_LANGUAGES)


def former() -> tuple[str, ...]:
    """Return the codes of the languages in which the newsroom published once."""
    return tuple(settings.NEWSROOM_FORMER_LANGUAGES)


def answering() -> tuple[str, ...]:
    """Return the codes of the languages whose addresses answer: the offered ones, then
    the former ones.
    """
    return (*offered(), *former())


def offered_with_names() -> list[tuple[str, str | Promise]]:
    """Return code and name of each language that is offered, for a choice."""
    return [one for one in settings.LANGUAGES if is_offered(one[0])]


def is_offered(code: str) -> bool:
    return code in offered()


def offered_as(code: str) -> str:
    """Return the offered language that a code of another system means: `de_DE` is `de`,
    or `de-ch` where that is the only German; "" if there is none.
    """
    said = code.strip().lower().replace("_", "-")
    base = said.partition("-")[0]
    regional = (one for one in offered() if row_of(one).base == base)
    return next((one for one in (said, base) if is_offered(one)), next(regional, ""))


def is_former(code: str) -> bool:
    return code in former()


def site_language() -> str:
    return settings.LANGUAGE_CODE


def active_language() -> str:
    """Return the language of the page; outside of pages, the site's."""
    return get_language() or settings.LANGUAGE_CODE


def desk_languages() -> tuple[str, ...]:
    """Return the languages that the desk speaks: the newsroom's among them first, then
    others, once for all their regions.
    """
    known = [code for code in offered() if row_of(code).has_desk]
    bases = {row_of(code).base for code in known}
    more = [code for code, row in TABLE.items() if row.has_desk and code == row.base]
    return (*known, *(code for code in more if code not in bases))


def language_name(code: str) -> str:
    """Return its name in the active language; the code of an unknown one."""
    try:
        return gettext(row_of(code).label)
    except UnknownLanguage:
        return code


def order_for(code: str) -> tuple[str, ...]:
    """Return the languages in which readers of `code` are told something: this one,
    those near to it, then the site's in their order.
    """
    return order_of(code, offered())


@cache
def order_of(code: str, known: tuple[str, ...]) -> tuple[str, ...]:
    row = row_of(code)
    near = [one for one in known if one.partition("-")[0] == row.base]
    return tuple(dict.fromkeys((code, *row.fallbacks, *near, *known)))


def first_with[V](
    code: str, values: dict[str, V], is_given: Callable[[V], object] = bool
) -> str:
    """Return the first language in which readers of `code` find a value; "" if there
    is none. Of languages that nobody offers, English comes first: most can read it.
    """
    for one in order_for(code):
        if one in values and is_given(values[one]):
            return one
    others = sorted(values, key=lambda one: (one != SOURCE, one))
    return next((one for one in others if is_given(values[one])), "")
