"""An item as an article: prepared, then stored."""
