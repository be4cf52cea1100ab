"""Help at the desk: the editors' guide, and the way to anything by typing."""
