"""Rows of an invented old site, and what its readers get when they come here."""

from articles.models import Article, LeadsTo, OldAddress, as_stored

HOST = "blog.example.org"


def remember(path: str, query: str = "", *, host: str = HOST, **target) -> OldAddress:
    """Store where an address leads; `target` is the columns for that."""
    row = OldAddress(host=host, path=as_stored(path, query), **target)
    OldAddress.objects.remember([row])
    return OldAddress.objects.get(host=host, path=row.path)


def of_article(article: Article, path: str, query: str = "", **more) -> OldAddress:
    edition = {"leads_to": LeadsTo.EDITION, "edition": article.edition}
    return remember(path, query, **edition, **more)


def of_label(label, path: str, query: str = "", language: str = "de") -> OldAddress:
    return remember(
        path,
        query,
        leads_to=LeadsTo.LABEL,
        label_kind=label.url_name,
        label_key=label.key,
        language=language,
    )


def led(client, address: str, **options) -> tuple[int, str]:
    """Return the status of the answer, and where it leads without our origin."""
    answer = client.get(address, **options)
    location = answer.headers.get("Location", "")
    return answer.status_code, location.removeprefix("http://127.0.0.1:8000")
