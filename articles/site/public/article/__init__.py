"""The page of one article, and what stands around its text."""
