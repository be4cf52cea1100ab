"""The state of the site as readers see it."""
