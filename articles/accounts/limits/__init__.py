"""Limits on what strangers may send, store and make the machine compute."""
