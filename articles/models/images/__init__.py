"""Pictures of the library."""
