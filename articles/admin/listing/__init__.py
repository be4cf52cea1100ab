"""The list of articles: its orders and columns, what a search puts first, bulk acts."""
