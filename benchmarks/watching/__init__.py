"""Measure the inbox: fetching, its list, and what it adds to backups and erasures."""
