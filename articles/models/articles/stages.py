"""The stages that a deadline may be of, and those who may apply, by the names that
readers see.
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
