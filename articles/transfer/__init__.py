"""Contents that come in and go out: imports, backups, erasure, sample data."""
