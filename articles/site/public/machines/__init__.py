"""What programs read: sitemaps, structured data, robots, health."""
