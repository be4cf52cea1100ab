"""Feeds: one description of an entry, and the formats that it is written in."""
