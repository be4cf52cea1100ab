"""The category: the line beside an article's date."""

from django.utils.translation import gettext_lazy as _

from articles.models.labels.label import Label


class Category(Label):
    url_name = "category"

    class Meta(Label.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
