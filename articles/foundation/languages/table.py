"""The rows of all languages, and the answer for those that have none."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from django.conf.locale import LANG_INFO
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from articles.foundation.languages.english import ENGLISH
from articles.foundation.languages.french import FRENCH, SWISS_FRENCH
from articles.foundation.languages.german import GERMAN, SWISS_GERMAN
from articles.foundation.languages.italian import ITALIAN, SWISS_ITALIAN
from articles.foundation.languages.language import Language

TABLE = {
    row.code: row
    for row in (
        GERMAN,
        ENGLISH,
        FRENCH,
        ITALIAN,
        SWISS_GERMAN,
        SWISS_FRENCH,
        SWISS_ITALIAN,
    )
}
# The language of the messages in the code: where no catalogue has them, they stay so.
SOURCE = ENGLISH.code


class UnknownLanguage(LookupError):
    """Neither the table nor Django knows the language: it has no name."""


@cache
def row_of(code: str) -> Language:
    """Return the row of a language. A region without its own has the row of its
    language; a language without one has neutral answers, and the name that Django
    knows. UnknownLanguage if there is none.
    """
    if row := TABLE.get(code):
        return row
    base, _hyphen, region = code.partition("-")
    known = LANG_INFO.get(code, {})
    if own := TABLE.get(base):
        known = known or {
            "name": f"{own.label} ({region.upper()})",
            "name_local": f"{own.name} ({region.upper()})",
        }
        return replace(
            own,
            code=code,
            name=capitalised(known["name_local"]),
            label=known["name"],
            locale=f"{base}_{region.upper()}" if len(region) == 2 else "",
            fallbacks=(base,),
        )
    known = known or LANG_INFO.get(base, {})
    if "name_local" not in known:
        raise UnknownLanguage(code)
    return Language(
        code=code,
        name=capitalised(known["name_local"]),
        label=known["name"],
        is_rtl=known["bidi"],
        fallbacks=(base,) if region else (),
    )


def known_languages() -> list[str]:
    """Return the codes of all languages that have a name, here or in Django."""
    named = (code for code, row in LANG_INFO.items() if "name_local" in row)
    return list(dict.fromkeys((*TABLE, *named)))


def capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def chosen_languages(codes: list[str]) -> tuple[str, ...]:
    """Return the codes of the languages that an operator named, in their order.

    ValueError says which of them can't be a language, why, and what to do.
    """
    chosen = [code.strip().lower().replace("_", "-") for code in codes if code.strip()]
    if len(set(chosen)) < len(chosen):
        raise ValueError(f"It names a language twice: {', '.join(chosen)}.")
    for code in chosen:
        try:
            row_of(code)
        except UnknownLanguage:
            raise ValueError(
                f"“{code}” is no language: neither the table in "
                "articles/foundation/languages nor Django knows its name. Correct the "
                "code, or add a row as docs/recipes/language.md says."
            ) from None
    return tuple(chosen)


def languages_setting(codes: Iterable[str]) -> list[tuple[str, str | Promise]]:
    """Return what Django's setting LANGUAGES holds for these languages."""
    return [(code, gettext_lazy(row_of(code).label)) for code in codes]
