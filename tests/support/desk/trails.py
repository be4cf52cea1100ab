"""The breadcrumbs of the desk's pages, and the pages that they lead to."""

import re
from html import unescape

from tests.support.desk.asking import Answer

FRAME = 'id="container"'
TRAIL = re.compile(r'<ol class="breadcrumbs">.*?</ol>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)"')
HERE = 'aria-current="page"'
FIRST = "/admin/"
# A page for whoever isn't in yet: it leads nowhere else.
DOOR = re.compile(r'<body class="[^"]*\bdoor\b')


class Trails:
    """Find faults in breadcrumbs, and open each of their links once."""

    def __init__(self, client):
        self.client = client
        self.statuses: dict[str, int] = {}

    def faults(self, answer, path: str) -> list[str]:
        """Say of a page if it has no trail, or a trail that leads nowhere."""
        if path == FIRST or FRAME not in answer.text or DOOR.search(answer.text):
            return []
        [trail] = TRAIL.findall(answer.text) or [""]
        links = [unescape(link) for link in LINK.findall(trail)]
        found = [f"{path}: {link}" for link in links if not self.opens(link)]
        if links[:1] != [FIRST] or trail.count(HERE) != 1:
            found.append(f"{path}: no trail from the first page to this one")
        return found

    def opens(self, link: str) -> bool:
        if link not in self.statuses:
            self.statuses[link] = Answer(self.client, "get", link).status
        return self.statuses[link] == 200
