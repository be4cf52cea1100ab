"""Headlines, teasers and other texts on one line or several: see
`articles.site.shared.headlines` and `articles.foundation.markup.unbroken`.
"""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from articles.foundation.markup import unbroken_html
from articles.site.shared import teased, unbroken

register = template.Library()
register.filter("unbroken", unbroken)
register.filter("teased", teased)


@register.filter
def whole(text: str) -> SafeString:
    """Print a text, or HTML, in which no line ends between a number and its unit."""
    return SafeString(unbroken_html(conditional_escape(text)))
