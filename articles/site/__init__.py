"""The readers' side: pages, feeds, charts, and the counts of their requests."""
