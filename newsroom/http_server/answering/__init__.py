"""Answers: what is held at once, all else by a thread that asks Django."""
