"""The profile: a person's printed name, and the language of the desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Profile(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="profile",
        verbose_name=_("user"),
    )
    printed_name = models.CharField(_("printed name"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("", _("the browser’s")), *settings.LANGUAGES],
        blank=True,
        default="",
        help_text=_("Of the desk, and of mails from the newsroom."),
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self):
        return self.printed_name or self.user.get_username()
