"""The site's own texts: pages, masthead, and proposals for both."""
