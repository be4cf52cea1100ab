"""Topics: subject keywords."""

from django.contrib import admin

from articles.admin.label import LabelAdmin
from articles.models import Topic


@admin.register(Topic)
class TopicAdmin(LabelAdmin):
    pass
