"""Reach: what readers ask for, have in their feed readers, and search for in vain."""
