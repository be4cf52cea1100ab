"""The source that has a feed: by a name that is told with it, or by its address."""

from urllib.parse import urlsplit

from articles.domain import search
from articles.models import Source


def host_of(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


class KnownSources:
    """The sources there are, by name and by the servers of their homepages.

    A server that several sources have tells nothing.
    """

    def __init__(self) -> None:
        self.hosts: dict[str, int | None] = {}
        rows = Source.objects.in_use().exclude(homepage="").order_by("pk")
        for pk, homepage in rows.values_list("pk", "homepage"):
            host = host_of(homepage)
            self.hosts[host] = None if host in self.hosts else pk

    def named(self, name: str) -> Source | None:
        found = search.answers(Source, name) if name else None
        return Source.objects.get(pk=found.pk) if found else None

    def at(self, address: str) -> Source | None:
        """Return the source on whose server, or one above it, the address lies."""
        parts = host_of(address).split(".")
        hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
        found = next((host for host in hosts if host in self.hosts), "")
        pk = self.hosts.get(found)
        return Source.objects.get(pk=pk) if pk else None
