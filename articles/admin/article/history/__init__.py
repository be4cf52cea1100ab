"""What happened to an article: timeline, comparison, state at a moment."""
