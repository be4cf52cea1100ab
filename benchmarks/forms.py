"""Read the form of a page of the desk, as a browser would send it back."""

from html.parser import HTMLParser

# Said only if they are chosen; buttons aren't.
CHOICES, BUTTONS = {"checkbox", "radio"}, {"submit", "button", "reset", "file"}


class Reader(HTMLParser):
    """Collects what the page's main form says; templates in it say nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self.is_inside = False
        self.templates = 0
        self.field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "template":
            self.templates += 1
        elif tag == "form" and not self.templates:
            self.is_inside = given.get("id", "").endswith("_form")
        elif self.is_inside and not self.templates:
            self.read(tag, given)

    def read(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag in ("select", "textarea"):
            self.field = name
        if tag == "textarea":
            self.said[name] = [""]
        if tag == "option" and "selected" in given:
            self.say(self.field, given.get("value", ""))
        is_said = kind not in CHOICES or "checked" in given
        if tag == "input" and name and is_said and kind not in BUTTONS:
            self.say(name, given.get("value", "on" if kind in CHOICES else ""))

    def say(self, name: str, value: str) -> None:
        self.said.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.lasttag == "textarea" and self.field:
            self.said[self.field][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.templates -= 1
        elif tag == "form" and not self.templates:
            self.is_inside = False
        elif tag == "textarea" and self.field:
            # The first line's end belongs to the tag.
            [text] = self.said[self.field]
            self.said[self.field], self.field = [text.removeprefix("\n")], ""
        elif tag == "select":
            self.field = ""


def form_in(page: bytes) -> dict[str, list[str]]:
    reader = Reader()
    reader.feed(page.decode())
    return reader.said
