"""Show what was found and why, and what to try when nothing was."""
