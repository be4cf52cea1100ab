"""Reads web pages: the feeds and pages that they lead to, their main text, and
reservations of it."""

from articles.inbox.reading.pages.discovering import (
    Candidate as Candidate,
    discover as discover,
)
from articles.inbox.reading.pages.listing import Link as Link, pages_in as pages_in
from articles.inbox.reading.pages.main_text import (
    PageText as PageText,
    main_text as main_text,
)
