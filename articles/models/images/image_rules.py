"""The indexes of the picture library, and the texts that a picture must keep while an
article shows it without a new review.
"""

from functools import reduce
from operator import and_
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, CharField, Q, Value, When
from django.db.models.functions import Concat
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.foundation.languages import language_name, offered

UNCREDITED, UNDESCRIBED = Q(credit=""), Q(lacking__gt="")
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


def lacking(image) -> str:
    """Return the newsroom's languages in which a picture isn't described: “ en fr ”."""
    codes = [one for one in offered() if not image.is_described_in(one)]
    return f" {' '.join(codes)} " if codes else ""


def lacking_now() -> Case:
    """Return the same as an expression, for many pictures at once."""
    begun = [
        Case(
            When(is_decorative=False, alts__has_key=code, then=Value("")),
            When(is_decorative=False, then=Value(f" {code}")),
            default=Value(""),
            output_field=CharField(),
        )
        for code in offered()
    ]
    codes: Any = Concat(*begun) if len(begun) > 1 else begun[0]
    return Case(
        When(Q(is_decorative=True), then=Value("")),
        When(reduce(and_, (Q(alts__has_key=one) for one in offered())), then=Value("")),
        default=Concat(codes, Value(" "), output_field=CharField()),
        output_field=CharField(),
    )


def refuse_silence(image) -> None:
    """Raise ValidationError, by field, if a change removes texts that readers need."""
    before = type(image)._base_manager.filter(pk=image.pk).first()
    if before is None:
        return
    same = type(image).objects.filter(pk=image.pk)
    lost = {}
    if before.credit and not image.credit and same.settled().exists():
        lost["credit"] = no_credit()
    for language in offered():
        was, stays = (one.is_described_in(language) for one in (before, image))
        if was and not stays and same.settled(language=language).exists():
            lost["alts"] = not_described(language_name(language))
    if lost:
        raise ValidationError(lost)


def no_credit() -> ValidationError:
    return ValidationError(
        _(
            "The picture credit can't be removed: an article that is in "
            "review, scheduled, public or withdrawn shows the picture. "
            "Write who made it."
        ),
        code="credit-owed",
    )


def not_described(language: str | Promise) -> ValidationError:
    return ValidationError(
        _(
            "The alternative text can't be removed (%(language)s): an "
            "article that is in review, scheduled, public or withdrawn "
            "shows the picture. Write what it shows, or tick that it is "
            "decorative."
        ),
        params={"language": language},
        code="description-owed",
    )
