"""Purging of caches in front of the site: off unless one is set."""

from newsroom.conf.front_caches import (
    NO_FRONT as NO_FRONT,
    Front as Front,
    PurgeError as PurgeError,
    front_from as front_from,
)
from newsroom.page_cache.purging.headers import (
    ANYTHING as ANYTHING,
    header_of as header_of,
)
