"""An article's history: timeline, comparison, state at a moment."""
