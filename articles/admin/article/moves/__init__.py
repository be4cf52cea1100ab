"""Pages that move an article, and what they say beforehand."""
