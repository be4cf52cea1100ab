"""Articles on the desk: list, form, moves, history, preview."""
