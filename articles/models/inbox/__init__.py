"""Sources as the newsroom watches them, and their news. None of it is public."""
