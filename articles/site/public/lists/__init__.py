"""Lists of articles: all, of a label, of a month, what was searched for."""
