"""Read exports of the first form: it had a column for words in each of two languages.

A label's slugs weren't in a table of their own then, only those that it had once.
"""

from typing import Any

from articles.models import KINDS, LabelSlug, given_words

FIRST = 1
LANGUAGES = {"de": "", "en": "_en"}
LABEL = {"names": "name{}", "slugs": "slug{}"}
WORDS = {
    **dict.fromkeys((kind.model._meta.model_name for kind in KINDS.values()), LABEL),
    "source": LABEL | {"descriptions": "description{}"},
    "image": {"alts": "alt{}", "captions": "caption{}"},
    "labeldecision": {
        "names_before": "name{}_before",
        "names_after": "name{}_after",
    },
}
# Columns that are derived from others.
LATER = {"lacking"}
# Tables that were called otherwise.
NAMES = {"labelslug": "formerslug"}


def former_columns(model_name: str, columns: list[str]) -> set[str]:
    """Return the columns that a table of today had then."""
    words = WORDS.get(model_name, {})
    found = {column for column in columns if column not in {*words, *LATER}}
    return found.union(*(parts(form).values() for form in words.values()))


def parts(form: str) -> dict[str, str]:
    """Return the column of each language."""
    return {code: form.format(suffix) for code, suffix in LANGUAGES.items()}


def as_today(model_name: str, said: dict[str, Any]) -> dict[str, Any]:
    """Return a row of then with its words by language."""
    for name, form in WORDS.get(model_name, {}).items():
        words = {code: said.pop(column) for code, column in parts(form).items()}
        said[name] = given_words(words)
    return said | (dict.fromkeys(LATER, "") if model_name == "image" else {})


def claim_slugs() -> None:
    for kind in KINDS.values():
        LabelSlug.claim(*kind.model._base_manager.order_by("pk"))
