"""A browser in two words from its User-Agent: enough to recognise one's own."""

from django.utils.translation import gettext as _

# The first match counts: each browser claims to be those below as well.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Vivaldi/": "Vivaldi",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def browser_of(claimed: str) -> list[str]:
    """Return browser and system, "" for an unknown one."""
    return [first(BROWSERS, claimed), first(SYSTEMS, claimed)]


def first(known: dict[str, str], claimed: str) -> str:
    return next((name for sign, name in known.items() if sign in claimed), "")


def in_words(found: list[str]) -> str:
    browser, system = found
    if browser and system:
        said = _("%(browser)s on %(system)s")
        return said % {"browser": browser, "system": system}
    return browser or system or _("unknown browser")
