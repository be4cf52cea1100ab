"""The mapping of categories, tags and authors: proposed, then corrected."""
