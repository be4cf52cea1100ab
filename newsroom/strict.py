"""For whom browsers hold on to https for a year (HSTS) once they have seen the site.

Beyond the site's own host name it binds what others may run, for a year and longer:
so that is the operator's decision.
"""

from newsroom import env

# For whom → which of Django's checks would ask for more.
CHECKS = {
    "host": ["security.W005", "security.W021"],
    "subdomains": ["security.W021"],
    "preload": [],
}
WHOM = env.choice("NEWSROOM_HSTS", CHECKS, default="host")
IS_FOR_SUBDOMAINS, IS_PRELOADED = WHOM != "host", WHOM == "preload"
# Decided, so nothing warns of it.
SILENCED = CHECKS[WHOM]
