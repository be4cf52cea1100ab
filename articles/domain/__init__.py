"""What the newsroom is made of around its models, and what is derived from it."""
