"""What the site says of itself, at the desk: pages, masthead; and all proposals."""
