"""Render everything that is out of date, before readers request it.

Pages and feeds make their parts themselves, and make a stale one anew when they need
it. So nobody waits for this, and nothing is wrong without it.
"""

from articles.site.prerender.catching_up import (
    Findings as Findings,
    catch_up as catch_up,
    check as check,
)
from articles.site.prerender.stored_parts import (
    glance as glance,
    remove_all as remove_all,
    remove_former as remove_former,
)
from articles.site.prerender.tasks import enqueue_if_due as enqueue_if_due
