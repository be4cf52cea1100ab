"""The desk's audit record, besides decisions and saves, with users and times."""
