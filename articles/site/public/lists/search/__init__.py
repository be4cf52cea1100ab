"""The page of a search, and what leads on from a list without articles."""
