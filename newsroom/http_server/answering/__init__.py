"""Answers: cached ones at once, all others by a thread that calls Django."""
