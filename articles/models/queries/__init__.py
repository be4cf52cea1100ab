"""How conditions are put so that both databases find by an index."""
