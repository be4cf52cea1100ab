"""The accessibility of a document, by the names that readers see."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Accessibility(models.TextChoices):
    """A screen reader finds headings, lists and tables in a document that is tagged.

    Else the same may stand in HTML beside it: in the article, or on a page that the
    article leads to. Editors have to say which; nobody guesses it from the file.
    """

    TAGGED = "tagged", pgettext_lazy("document", "accessible, tagged")
    BESIDE = "beside", pgettext_lazy("document", "also as HTML beside it")
    NEITHER = "neither", pgettext_lazy("document", "not accessible")

    @property
    def is_for_everybody(self) -> bool:
        """Return whether readers with a screen reader get at what it says."""
        return self is not Accessibility.NEITHER


def accessibility_is_known() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(accessibility__in=["tagged", "beside", "neither"]),
        name="attachment_accessibility_known",
    )
