"""The story: it joins the editions of one text in several languages."""

from django.db import models
from django.utils.translation import gettext, gettext_lazy as _


class Story(models.Model):
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self):
        return gettext("Story %(id)s") % {"id": self.pk}
