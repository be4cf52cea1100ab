"""Numbers as readers see them: thousands apart, and with what is counted."""

from django import template

from articles.foundation import text

register = template.Library()
register.filter("grouped", text.grouped)
register.filter("counted", text.counted)
