"""The text of an item, with the pictures inside it."""
