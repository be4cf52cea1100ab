"""The page on which an article is reviewed: differences, facts, moves."""
