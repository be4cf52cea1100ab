"""System checks of the newsroom: what Django itself would pass over in silence."""
