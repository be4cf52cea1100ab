"""The list: what an address asks for, its entries, and what they say of each item."""
