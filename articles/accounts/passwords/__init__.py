"""A new password: changed by its user, or reset by mail."""
