"""Formats of dates and times, where Django's differ from the newsroom's."""
