"""The old site: its addresses, uploads and redirects."""
