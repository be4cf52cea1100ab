"""The desk's first page: the day of its user, in titles and next steps."""
