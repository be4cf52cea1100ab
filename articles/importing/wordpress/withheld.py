"""What a public text kept from some of its readers: for members, behind a password, or
hidden. Extensions do it by shortcodes and blocks around the words, which stay when
these are taken off.
"""

import re

# How those that do it are called. One that is taken for one makes a draft, and is told.
NAME = re.compile(
    r"member|mitglied|restrict|protect|privat|secret|intern(?!ational)|passw|passster"
    r"|paywall|paid|premium|subscrib|logged|login|role|access(?!ib)|hid(?:e|den)|only"
    r"|visib|unlock|locke[rd]|^(?:user|s2if|wlm|mepr|pmpro|rcp|swpm|armif|ihc)",
    re.IGNORECASE,
)
# What has no end has nothing inside.
SHORTCODE = re.compile(r"\[/([a-zA-Z][\w-]{0,60})\]")
BLOCK = re.compile(r"<!--\s*/wp:([a-z0-9/_-]{1,100})\s*-->")
# Any block can be told so, also by WordPress itself.
TOLD = re.compile(
    r"<!--\s*wp:[a-z0-9/_-]{1,100}\s[^<>]*?\"(blockVisibility|visibility\w{0,40}|"
    r"contentControls|restrict\w{0,40}|userRoles?|loggedIn\w{0,40})\"\s*:"
)


def withheld_by(text: str) -> list[str]:
    """Return the names of what keeps some of a text from some readers, each once."""
    around = [*SHORTCODE.findall(text), *BLOCK.findall(text)]
    found = [name for name in around if NAME.search(name)]
    return list(dict.fromkeys([*found, *TOLD.findall(text)]))
