"""Code that needs no database row: text, HTML, image files, themes, errors."""
