"""Where answers are kept: in memory, in files, and shared by machines."""
