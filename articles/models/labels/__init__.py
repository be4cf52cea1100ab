"""Labels: categories, topics, countries and organisations, sources."""
