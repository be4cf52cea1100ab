"""The languages of the newsroom: those that it offers, and those of former times."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from articles.foundation.languages import chosen_languages, languages_setting
from newsroom.conf import env


def chosen(value: str, *, name: str) -> tuple[str, ...]:
    """Return the codes of the languages that a variable names."""
    try:
        return chosen_languages(value.split(","))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}. {error}") from None


def apart(offered: tuple[str, ...], former: tuple[str, ...]) -> tuple[str, ...]:
    """Return all languages; none of them can be offered and be a former one."""
    if both := [code for code in former if code in offered]:
        raise ImproperlyConfigured(
            f"NEWSROOM_LANGUAGES and NEWSROOM_FORMER_LANGUAGES both name "
            f"{', '.join(both)}. Either the newsroom publishes in it, or it no longer "
            "does: remove it from one of them."
        )
    return (*offered, *former)


OFFERED: tuple[str, ...] = chosen(
    env.text("NEWSROOM_LANGUAGES", "de,en"), name="NEWSROOM_LANGUAGES"
)
if not OFFERED:
    raise ImproperlyConfigured(
        "NEWSROOM_LANGUAGES names no language. Name one at least, such as de."
    )
FORMER: tuple[str, ...] = chosen(
    env.text("NEWSROOM_FORMER_LANGUAGES"), name="NEWSROOM_FORMER_LANGUAGES"
)
# Addresses in all of them answer.
ALL: list[tuple[str, str | Promise]] = languages_setting(apart(OFFERED, FORMER))
