"""Guests’ words about an article, and the page of its review links."""
