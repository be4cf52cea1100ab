"""The indexes of the picture library, and the texts that a picture must keep while an
article shows it without a new review.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

UNDESCRIBED = Q(is_decorative=False) & (Q(alt="") | Q(alt_en=""))
UNCREDITED = Q(credit="")
# For the library's orders, and for missing texts.
INDEXES = [
    models.Index(fields=["-uploaded_at", "-id"], name="image_newest_first"),
    models.Index(fields=["uploaded_by", "uploaded_at"], name="image_by_person"),
    models.Index(fields=["title", "id"], name="image_by_title"),
    models.Index(
        fields=["licensed_until", "id"],
        condition=Q(licensed_until__isnull=False),
        name="image_by_licence",
    ),
    models.Index(
        fields=["-uploaded_at", "-id"], condition=UNDESCRIBED, name="image_undescribed"
    ),
    models.Index(
        fields=["-uploaded_at", "-id"], condition=UNCREDITED, name="image_uncredited"
    ),
]
# The field with the alternative text in each language.
FIELDS = {"de": "alt", "en": "alt_en"}


def refuse_silence(image) -> None:
    """Raise ValidationError, by field, if a change removes texts that readers need."""
    before = type(image)._base_manager.filter(pk=image.pk).first()
    if before is None:
        return
    same = type(image).objects.filter(pk=image.pk)
    lost = {}
    if before.credit and not image.credit and same.settled().exists():
        lost["credit"] = no_credit()
    for language, name in settings.LANGUAGES:
        was, stays = (one.is_described_in(language) for one in (before, image))
        if was and not stays and same.settled(language=language).exists():
            lost[FIELDS[language]] = not_described(name)
    if lost:
        raise ValidationError(lost)


def no_credit() -> ValidationError:
    return ValidationError(
        _(
            "The picture credit can't be emptied: an article that is in review, "
            "scheduled, public or withdrawn shows the picture. Write who made it."
        ),
        code="credit-owed",
    )


def not_described(language: str | Promise) -> ValidationError:
    return ValidationError(
        _(
            "The alternative text can't be emptied (%(language)s): an article that is "
            "in review, scheduled, public or withdrawn shows the picture. Write what "
            "it shows, or say that it is decorative."
        ),
        params={"language": language},
        code="description-owed",
    )
