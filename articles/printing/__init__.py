"""Have everything printed that is out of date, before readers ask for it.

Pages and feeds make their parts themselves, and whoever needs one that is stale makes
it anew: so nobody waits for this, and nothing is wrong without it.
"""

from articles.printing.catching_up import Findings, catch_up, check
from articles.printing.glancing import glance
from articles.printing.removing import remove_all, remove_former
from articles.printing.tasks import enqueue_if_due

__all__ = [
    "Findings",
    "catch_up",
    "check",
    "enqueue_if_due",
    "glance",
    "remove_all",
    "remove_former",
]
