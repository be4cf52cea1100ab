"""Words of guests about an article, and the page of its review links."""
