"""The work of editors: write, check, compare, propose, publish."""
