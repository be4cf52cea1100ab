"""Filters of the lists."""

from django.contrib.admin import RelatedFieldListFilter
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language


class UsedLabels(RelatedFieldListFilter):
    """Offers the labels that are used, by their names in the desk's language."""

    def field_choices(self, field, request, model_admin):
        links = field.model.objects.filter(**{field.name: OuterRef("pk")})
        labels = field.related_model.objects.filter(Exists(links))
        return [
            (label.pk, str(label)) for label in labels.by_name(get_language() or "de")
        ]
