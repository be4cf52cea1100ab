"""The links of the desk's frame, on any of its screens."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from articles.editing.desk import chapter_about, language_near

register = template.Library()


@register.simple_tag(takes_context=True)
def help_address(context) -> str:
    """Return the address of the chapter about this screen."""
    language = language_near(get_language() or "")
    chapter = chapter_about(context["request"].resolver_match)
    if not chapter:
        return reverse("guide", args=[language])
    return reverse("guide_chapter", args=[language, chapter])


@register.simple_tag
def chapter_address(name: str) -> str:
    return reverse("guide_chapter", args=[language_near(get_language() or ""), name])
