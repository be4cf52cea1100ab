"""Categories: the line beside an article's date."""

from django.contrib import admin

from articles.admin.label import LabelAdmin
from articles.models import Category


@admin.register(Category)
class CategoryAdmin(LabelAdmin):
    pass
