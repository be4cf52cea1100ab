"""Documents in the portal's plain-text form, read line by line."""
