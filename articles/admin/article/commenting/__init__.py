"""Comments at the desk: beside an article, on pages of their own, and all in a list."""
