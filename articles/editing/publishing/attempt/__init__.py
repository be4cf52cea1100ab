"""One attempt to move an article, and all that is known about it."""
