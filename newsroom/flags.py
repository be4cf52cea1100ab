"""How a setting is said to be on or off. Needs nothing, so that the master may ask."""

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
