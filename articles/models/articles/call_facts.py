"""The facts of a call: the first questions of somebody who thinks of applying.

A version has one row of them, or none.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _, gettext_lazy

from articles.models.articles.article import Article
from articles.models.articles.parts import Part
from articles.models.articles.stages import Applicant
from articles.models.fields import KnownAs, WebAddressField
from articles.models.labels.source import Source

# So many codes fit, and some that are to come.
LONGEST = 200


class ApplicantsField(KnownAs, models.CharField):
    """Codes of `Applicant`: in Python a list in its order, in the table a text."""

    known_as = models.CharField
    description = "Codes of those who may apply"

    def __init__(self, *args, **kwargs):
        given: dict[str, Any] = {"max_length": LONGEST, "blank": True, "default": list}
        super().__init__(*args, **given | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"default": ""}

    def from_db_value(self, value, expression, connection):
        return (value or "").split()

    def to_python(self, value):
        given = value.split() if isinstance(value, str) else [*(value or ())]
        return [code for code in Applicant.values if code in given] + [
            code for code in given if code not in Applicant.values
        ]

    def get_prep_value(self, value):
        return value if isinstance(value, str) else " ".join(self.to_python(value))

    def validate(self, value, model_instance):
        for code in value:
            if code not in Applicant.values:
                raise ValidationError(
                    _("“%(code)s” is none of these: %(all)s."),
                    params={"code": code, "all": ", ".join(Applicant.values)},
                    code="invalid_choice",
                )

    def run_validators(self, value):
        """Known codes have no length to be checked."""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs):
        known: dict[str, Any] = {
            "form_class": forms.MultipleChoiceField,
            "choices": Applicant.choices,
            "widget": forms.CheckboxSelectMultiple,
            # Not the default, by which Django would add hidden inputs.
            "initial": None,
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **kwargs | known)


class CallFacts(Part):
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="facts", db_index=False
    )
    reference = models.CharField(
        gettext_lazy("reference number"), max_length=100, blank=True
    )
    funder = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_calls",
        verbose_name=gettext_lazy("funder"),
    )
    eligible: Any = ApplicantsField(gettext_lazy("who may apply"))
    amount = models.CharField(
        gettext_lazy("amount"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("In words, such as “up to 50,000 euros per project”."),
    )
    apply_at = WebAddressField(
        gettext_lazy("address for applying"), max_length=2000, blank=True
    )

    class Meta(Part.Meta):
        verbose_name = gettext_lazy("facts of the call")
        verbose_name_plural = gettext_lazy("facts of the call")
        constraints = [
            models.UniqueConstraint(fields=["article"], name="facts_once_in_article")
        ]

    def __str__(self):
        return self.reference or str(self._meta.verbose_name)
