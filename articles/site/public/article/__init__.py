"""The page of one article, with everything around its text."""
