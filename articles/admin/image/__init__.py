"""Pictures on the desk: the library, what is uploaded, and what uses it."""
