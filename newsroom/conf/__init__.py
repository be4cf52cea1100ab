"""Reading settings from the environment, each part in a module of its own.

TRUE and FALSE are the words that switch a setting on and off. They need no imports, so
the server's master can read them without Django.
"""

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
