"""The choice of the entries of a feed, and their length."""
