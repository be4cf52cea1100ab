"""Responses for programs: sitemaps, structured data, robots, health."""
