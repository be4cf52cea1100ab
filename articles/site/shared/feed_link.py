"""A feed as pages name it: in their heads, below lists, on the page about feeds."""

from dataclasses import dataclass

from articles.site.shared.origin import absolute


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed in one format. `title` names the list that it is of, `name` the format.

    The `media_type` is what `<link rel="alternate">` calls the format.
    """

    title: str
    path: str
    name: str
    media_type: str

    @property
    def address(self) -> str:
        return absolute(self.path)
