"""What every form of the desk does: refuse, keep, compare."""
