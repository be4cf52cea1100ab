"""What editors do: write, check, compare, propose, publish."""
