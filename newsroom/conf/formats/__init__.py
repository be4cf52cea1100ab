"""How dates and times are written, where Django's way isn't the newsroom's."""
