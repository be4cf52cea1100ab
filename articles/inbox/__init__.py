"""The sources that the newsroom watches: what they publish, and what becomes of it."""
