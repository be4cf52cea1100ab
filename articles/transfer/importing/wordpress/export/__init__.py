"""The export file: read piece by piece, its items as values."""
