"""The state of an article that the desk shows: its phase, or "approved".

Approval isn't a phase: every change of the text takes it away. But it is what readers
of a list look for, so the desk shows it in the place of “In review”.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.editing.publishing import Circumstances
from articles.models import Article
from articles.workflow import Phase

APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Standing:
    """`value` is also the parameter of lists and the class of style sheets."""

    value: str
    label: str | Promise


TEMPLATE = Standing("template", pgettext_lazy("phase", "Template"))
APPROVED_STANDING = Standing(APPROVED, pgettext_lazy("phase", "Approved"))


def standing(article: Article, known: Circumstances | None) -> Standing:
    """`known` are the circumstances of a working version."""
    phase = article.phase()
    if phase is Phase.DRAFT and article.edition.is_template:
        return TEMPLATE
    if phase is Phase.IN_REVIEW and known is not None and known.is_approved:
        return APPROVED_STANDING
    return Standing(phase.value, phase.label)
