"""What lists by email cost: a round for thousands of readers, and their letters."""
