"""Hashes, sealed texts and signed links."""
