"""Reach: the number of requests for articles, and nothing about who sent them."""
