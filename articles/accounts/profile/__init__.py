"""A user's own profile and address, and how an account is closed."""
