"""The common behaviour of all forms of the desk: refuse, keep, compare."""
