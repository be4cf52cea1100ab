"""Pages of the user's notices: the list, the settings, following."""
