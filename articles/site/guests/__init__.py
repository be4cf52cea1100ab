"""The page that a review link leads to, and the files that it shows."""
