"""The stages that a deadline may be of, by the names that readers see."""

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


def stage_is_known() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(
            stage__in=["submission", "intent", "registration", "event", "force"]
        ),
        name="deadline_stage_known",
    )
