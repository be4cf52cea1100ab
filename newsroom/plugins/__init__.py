"""Plug-ins: which are installed. All that they import themselves is in `api`."""

from newsroom.plugins.entry_points import Plugin, enabled, installed, paths

__all__ = ["Plugin", "enabled", "installed", "paths"]
