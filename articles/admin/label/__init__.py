"""Labels and sources on the desk: their lists and forms, merging, what is new."""
