"""What the newsroom costs, measured on stocks of invented articles: `make bench`."""
