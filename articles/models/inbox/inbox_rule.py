"""Editors' rules for items of the inbox, and what became of suggested labels."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LanguageField
from articles.models.labels.source import Source


class RuleField(models.TextChoices):
    TITLE = "title", _("title")
    TEXT = "text", _("title or text")
    AUTHOR = "author", _("author")
    LINK = "link", _("address")


class RuleAct(models.TextChoices):
    MUTE = "mute", _("keep it out of the inbox")
    SUGGEST = "suggest", _("suggest a label")


class InboxRule(models.Model):
    """Items whose field has this phrase are muted, or get a label suggested."""

    field = models.CharField(
        _("in the"), max_length=10, choices=RuleField.choices, default=RuleField.TITLE
    )
    phrase = models.CharField(
        _("word or phrase"),
        max_length=200,
        help_text=_(
            "Whole words, in any case; * stands for letters: quant*. For an address: "
            "any part of it, such as /news/."
        ),
    )
    act = models.CharField(
        _("then"), max_length=10, choices=RuleAct.choices, default=RuleAct.MUTE
    )
    label_kind = models.CharField(max_length=20, blank=True, editable=False)
    label_key = models.BigIntegerField(null=True, blank=True, editable=False)
    source = models.ForeignKey(
        Source,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only of this source"),
    )
    language = LanguageField(_("only in this language"), blank=True)
    is_active = models.BooleanField(_("in force"), default=True)

    class Meta:
        verbose_name = _("inbox rule")
        verbose_name_plural = _("inbox rules")
        ordering = ["phrase", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(phrase=""), name="inbox_rule_phrase"),
            models.CheckConstraint(
                condition=Q(act=RuleAct.SUGGEST, label_key__isnull=False)
                | Q(act=RuleAct.MUTE, label_key=None),
                name="inbox_rule_label",
                violation_error_message=_("Choose the label to suggest."),
            ),
        ]

    def __str__(self):
        return self.phrase


class SuggestionPractice(models.Model):
    """How often editors took or refused a label that was suggested for one reason."""

    reason = models.CharField(max_length=40)
    label_kind = models.CharField(max_length=20)
    label_key = models.BigIntegerField()
    accepted = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["reason", "label_kind", "label_key"],
                name="suggestion_practice_once",
            )
        ]

    def __str__(self):
        return f"{self.reason}: {self.accepted}, {self.refused}"
