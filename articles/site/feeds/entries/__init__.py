"""Which entries a feed holds, and how long they may be."""
