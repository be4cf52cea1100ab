"""Reach: the requests of readers, their feed readers, and their searches in vain."""
