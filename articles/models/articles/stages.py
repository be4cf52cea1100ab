"""Choices by the names that readers see: the stages of deadlines, those who may apply,
the accessibility of documents.
"""

from django.db import models
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """In the order of a call: a letter of intent comes before the submission.

    Free words may stand in the place of a name, in the language of the article.
    """

    SUBMISSION = "submission", pgettext_lazy("deadline", "submission")
    INTENT = "intent", pgettext_lazy("deadline", "letter of intent")
    REGISTRATION = "registration", pgettext_lazy("deadline", "registration")
    # These two are dates: nothing has to be handed in.
    EVENT = "event", pgettext_lazy("deadline", "event")
    FORCE = "force", pgettext_lazy("deadline", "comes into force")


class Applicant(models.TextChoices):
    """Those who may apply, in the order in which pages name them."""

    UNIVERSITIES = "universities", pgettext_lazy("may apply", "universities")
    INSTITUTES = "institutes", pgettext_lazy("may apply", "research institutes")
    COMPANIES = "companies", pgettext_lazy("may apply", "companies")
    SMES = "smes", pgettext_lazy("may apply", "small and medium-sized companies")
    EARLY = "early-career", pgettext_lazy("may apply", "early-career researchers")
    INDIVIDUALS = "individuals", pgettext_lazy("may apply", "individuals")
    PUBLIC = "public", pgettext_lazy("may apply", "public bodies")
    NONPROFIT = "nonprofit", pgettext_lazy("may apply", "non-profit organisations")


def stage_is_known() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(
            stage__in=["submission", "intent", "registration", "event", "force"]
        ),
        name="deadline_stage_known",
    )


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
