"""The search index: the stored words of each version, written and rebuilt."""
