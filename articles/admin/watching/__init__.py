"""The desk's pages about feeds of sources, and about editors' rules for items."""
