"""Facts that a page notes while it is made, for as long as copies of it are good."""

from articles.site.shared import telling


class Told:
    """Stands in a request's environment; `articles.site.shared.telling` writes into it.

    `keys` name what the page shows, None as long as nobody said so; `ends_at` is when
    the first of it ends by itself; `subject` is what it counts as. Others may note
    more.
    """

    NAME = telling.PAGE

    def __init__(self) -> None:
        self.keys = None
        self.ends_at = None
        self.subject = ""
