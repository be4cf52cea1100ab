"""What the site says of itself: pages, masthead, and what is proposed of both."""
