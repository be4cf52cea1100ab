"""Encrypted texts, hashes and signed links."""
