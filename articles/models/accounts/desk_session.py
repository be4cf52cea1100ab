"""Whose a session at the desk is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskSession(models.Model):
    """The owner of a session. Details are in the session itself and go with it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="desk_sessions",
        verbose_name=_("account"),
    )
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    # A hash of the organisation's server and its name for the login, which it may end.
    login_there = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        db_index=True,
        editable=False,
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        # These rows are never shown or changed by themselves.
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)
