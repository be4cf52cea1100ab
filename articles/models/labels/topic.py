"""The topic: a subject keyword, through django-taggit."""

from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from articles.models.labels.label import Label


class Topic(Label, TagBase):
    url_name = "topic"

    class Meta(Label.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
