"""Answers as they are kept: by which key, for how long, and which may be."""
