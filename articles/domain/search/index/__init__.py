"""The search index: what is stored of each version, written and rebuilt."""
