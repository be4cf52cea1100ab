"""Calendars (RFC 5545): the deadlines and dates of a list, or of one article.

Entries that are withdrawn, dropped or over stay for a month, so that subscribers
hear of it.
"""

from articles.site.calendars.collecting import (
    calendar_of as calendar_of,
    of_article as of_article,
)
from articles.site.calendars.urls import FILE as FILE, urlpatterns as urlpatterns
from articles.site.calendars.writing import (
    CONTENT_TYPE as CONTENT_TYPE,
    written as written,
)
