"""Stories, to look at: they are made with their first article."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Article, Story


@admin.register(Story)
class StoryAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "languages", "created_at")
    fields = ("languages", "created_at")
    search_fields = ("=pk",)
    ordering = ("-pk",)

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user)
        stories = super().get_queryset(request).prefetch_related("editions")
        return stories.filter(Exists(visible.filter(edition__story=OuterRef("pk"))))

    @admin.display(description=_("languages"))
    def languages(self, story):
        editions = sorted(story.editions.all(), key=lambda edition: edition.pk)
        return ", ".join(edition.get_language_display() for edition in editions)
