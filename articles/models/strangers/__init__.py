"""Limits to what requests of anonymous clients store, and the amounts stored."""
