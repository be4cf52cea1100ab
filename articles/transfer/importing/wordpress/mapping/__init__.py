"""What categories, tags and authors become here: proposed, then corrected."""
