"""Cached answers: their keys, their lifetimes, and the rules for what may be cached."""
