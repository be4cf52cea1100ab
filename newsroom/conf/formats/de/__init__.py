"""German as the desk writes it."""
