"""The list: the wishes of an address, its entries, and their words for each item."""
