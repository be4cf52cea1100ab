"""The page on which an article is reviewed: what differs, what is known, the moves."""
