"""Requests as they come in: who may send how much, and what is refused unread."""
