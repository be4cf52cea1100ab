"""Parts of the desk's lists: filters, search, tables."""
