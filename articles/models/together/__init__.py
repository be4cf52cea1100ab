"""What people at the desk agree on among themselves: no content, and never public."""
