"""Fields of the desk's forms."""
