"""The cost of lists by email: a round for thousands of readers, and their letters."""
