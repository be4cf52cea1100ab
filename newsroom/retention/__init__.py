"""Removal of data that nobody needs any more: a table, and the ways to remove its rows.

The worker does it each night, or `purge` does; settings say how long data are kept.
"""

from newsroom.retention.purges import Purge as Purge
from newsroom.retention.table import PURGES as PURGES
