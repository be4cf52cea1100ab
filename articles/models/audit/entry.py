"""The entry of the audit record, with its user, act, time and object. Decisions and
saves of articles are records of their own.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.foundation.text import clean_line
from articles.models.audit.deeds import RecordedDeed
from articles.models.queries.prefixes import WebAddress
from articles.models.records import AppendOnly

NEWEST_FIRST = ("-at", "-id")


class RecordEntry(AppendOnly):
    """`kind` and `key` identify the object, `name` is its name at that time.

    `command` names the command if no person acted. `details` are our own words and
    numbers, and names; never what somebody typed, and nothing secret.
    """

    at = models.DateTimeField(_("at"), default=timezone.now)
    deed = models.CharField(max_length=20, choices=RecordedDeed)
    # The entry may outlive the account, and must not change with it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("by"),
    )
    command = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=100, blank=True)
    key = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    # The client's address, for as long as the operator wants it.
    address = models.CharField(max_length=50, blank=True)

    class Meta:
        verbose_name = _("entry of the record")
        verbose_name_plural = _("record")
        default_permissions = ("view",)
        ordering: ClassVar = [*NEWEST_FIRST]
        indexes = [
            models.Index(fields=NEWEST_FIRST, name="entry_newest_first"),
            models.Index(fields=["by", *NEWEST_FIRST], name="entry_of_person"),
            models.Index(fields=["deed", *NEWEST_FIRST], name="entry_of_deed"),
            models.Index(fields=["kind", "key", *NEWEST_FIRST], name="entry_of_thing"),
            models.Index(WebAddress("name"), name="entry_name_begins"),
            # Finds addresses, which have to be removed one day.
            models.Index(
                fields=["at"], condition=~models.Q(address=""), name="entry_from_where"
            ),
        ]

    def __str__(self):
        return f"{self.get_deed_display()}: {self.name}" if self.name else self.deed

    @classmethod
    def about(cls, one: models.Model | None, **said: Any) -> "RecordEntry":
        """Return an unsaved entry about a row, with the row's current name."""
        if one is not None:
            of_it = {
                "kind": one._meta.label_lower,
                "key": str(one.pk),
                "name": str(one),
            }
            said = of_it | said
        said["name"] = clean_line(said.get("name", ""))[:200]
        return cls(**said)
