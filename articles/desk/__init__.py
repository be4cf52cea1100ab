"""The desk as a whole: its site, what concerns whom, and what waits for somebody."""

from articles.desk.waiting import waiting_for

__all__ = [
    "waiting_for",
]
