"""Checks of an article before it is published: mandatory and recommended contents."""

from articles.editing.preflight import (
    article as article,
    deadlines as deadlines,
    headlines as headlines,
    house_words as house_words,
    labels as labels,
    language as language,
    links as links,
    made_with_ai as made_with_ai,
    pictures as pictures,
    sizes as sizes,
    structure as structure,
)
from articles.editing.preflight.deadlines import row_for as row_for
from articles.editing.preflight.naming import (
    Directory as Directory,
    NamesInText as NamesInText,
    directory as directory,
)
from articles.editing.preflight.pictures import remember_figures as remember_figures
from articles.editing.preflight.registry import (
    CHECKS as CHECKS,
    ERROR as ERROR,
    WARNING as WARNING,
    Finding as Finding,
    Remark as Remark,
    check as check,
    check_codes as check_codes,
    errors as errors,
    preflight as preflight,
)
