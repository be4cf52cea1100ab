"""Parts that a row of the workflow's table still lacks, and parts that have no row."""

from collections.abc import Iterator

from django.utils.translation import override

from articles.admin.article.moves.move_form import FORMS, MoveForm
from articles.editing.publishing.attempt.options import Options
from articles.editing.publishing.effects.verbs import VERBS
from articles.editing.publishing.guards.guards import GUARDS
from articles.workflow import DEEDS, Transition

REGISTRIES = {"form": FORMS, "verb": VERBS, "deed": DEEDS}


def omissions(table: tuple[Transition, ...]) -> list[str]:
    """Return in words the missing parts, by transition, and the parts without a row."""
    lacking = [f"{row.name}: no {what}" for row in table for what in missing(row)]
    return [*lacking, *left_over(table)]


def missing(row: Transition) -> Iterator[str]:
    yield from missing_labels(row)
    if row.name not in DEEDS:
        yield "words for the record"
    yield from missing_words(row)
    yield from missing_verb(row)
    yield from missing_form(row)


def missing_labels(row: Transition) -> Iterator[str]:
    with override("en"):
        english = str(row.label)
    with override("de"):
        german = str(row.label)
    if not english:
        yield "label"
    if german == english:
        yield "German label"


def missing_words(row: Transition) -> Iterator[str]:
    for name in row.guards:
        if name not in GUARDS or not GUARDS[name].demands:
            yield f"words for what “{name}” demands"


def missing_verb(row: Transition) -> Iterator[str]:
    if row.name not in VERBS:
        yield from ("verb", "consequence")
        return
    told = VERBS[row.name].consequence
    # The document prints the docstring of what depends on the article.
    if not (told.__doc__ if callable(told) else str(told)):
        yield "consequence"


def missing_form(row: Transition) -> Iterator[str]:
    if row.name not in FORMS:
        yield "form"
    elif row.name in VERBS and FORMS[row.name] is MoveForm:
        options = VERBS[row.name].options
        if options is not Options:
            yield f"form that asks for a {options.__name__}"


def left_over(table: tuple[Transition, ...]) -> Iterator[str]:
    names = {row.name for row in table}
    guards = {guard for row in table for guard in row.guards}
    for what, registry in REGISTRIES.items():
        yield from (f"{name}: a {what}, but no row" for name in {*registry} - names)
    yield from (f"{name}: a guard, but of no row" for name in {*GUARDS} - guards)
