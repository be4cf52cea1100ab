"""Agreements of people at the desk: no content, and never public."""
