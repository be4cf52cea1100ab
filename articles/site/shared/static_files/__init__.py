"""Static files: collected, compared, and those of the theme."""
