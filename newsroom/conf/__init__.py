"""How settings are read from the environment, each part in a module of its own.

TRUE and FALSE are the words that switch a setting on and off. They need nothing, so
that the server's master can ask without Django.
"""

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
