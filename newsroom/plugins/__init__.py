"""The installed plug-ins. All that they import themselves is in `api`."""

from newsroom.plugins.entry_points import (
    Plugin as Plugin,
    enabled as enabled,
    installed as installed,
    paths as paths,
)
