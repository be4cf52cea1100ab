"""Limits on what anonymous clients may send, store and make the host compute."""
