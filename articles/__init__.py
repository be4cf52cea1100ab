"""Articles and all that belongs to them: the newsroom's one application."""
