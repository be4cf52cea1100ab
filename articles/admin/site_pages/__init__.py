"""The site's own texts at the desk: pages, masthead; and all proposals."""
