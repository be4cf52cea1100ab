"""Articles: the versions of an edition, their parts, and what the public may see."""
