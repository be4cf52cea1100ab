"""Pages about who writes and who reviews an article."""
