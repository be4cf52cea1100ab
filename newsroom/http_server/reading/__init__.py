"""Incoming requests: limits for each sender, and requests refused unread."""
