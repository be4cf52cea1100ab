"""The desk's first page: the day of whoever opens it, in titles and next steps."""
