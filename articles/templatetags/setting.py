"""Headlines and teasers in cards: see `articles.site.shared.headlines`."""

from django import template

from articles.site.shared import teased, unbroken

register = template.Library()
register.filter("unbroken", unbroken)
register.filter("teased", teased)
