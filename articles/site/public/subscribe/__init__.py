"""The page about subscribing, and its form: which articles a feed is to hold."""
