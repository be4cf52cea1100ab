"""The admin class of articles, and their addresses at the desk."""
