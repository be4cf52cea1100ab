"""What readers get: pages, feeds, charts, and what is counted of them."""
