"""What is removed once nobody needs it any more: a table, and how a row of it is done.

Each night by the worker, or by `purge`; how long is said by settings.
"""

from newsroom.retention.purges import Purge as Purge
from newsroom.retention.table import PURGES as PURGES
