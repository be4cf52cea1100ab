"""Conditions in a form for which both databases use an index."""
