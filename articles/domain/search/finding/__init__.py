"""Find what a query asks for, within a budget, and rank it."""
