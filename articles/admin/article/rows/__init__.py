"""The rows of an article in its form, of each kind."""
