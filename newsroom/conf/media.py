"""The storage of pictures: a folder of this host, unless a bucket is named."""

from importlib.util import find_spec
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

OPTIONS = {"endpoint", "region", "style"}


def place(name: str, value: str) -> dict[str, str]:
    """Return what the variable tells of a bucket; nothing if it is empty."""
    if not value:
        return {}
    parts = urlsplit(value)
    options = dict(parse_qsl(parts.query))
    if parts.scheme != "s3" or not parts.hostname or not are_good(options):
        raise ImproperlyConfigured(
            f"{name} names no bucket. Set it to s3://key:secret@bucket/prefix, with "
            "?endpoint=https://…&region=… behind it, and special characters "
            "percent-encoded."
        )
    if not find_spec("obstore"):
        raise ImproperlyConfigured(
            f"{name} names a bucket, and what speaks with one isn't installed. "
            "Install the extra s3 (docs/deploying.md, Extras)."
        )
    return told(parts, options)


def are_good(options: dict[str, str]) -> bool:
    endpoint = options.get("endpoint", "https://")
    return (
        options.keys() <= OPTIONS
        and endpoint.startswith(("https://", "http://"))
        and options.get("style", "path") in {"path", "host"}
    )


def told(parts: SplitResult, options: dict[str, str]) -> dict[str, str]:
    """Return it in the words of obstore."""
    place = {
        # As it is written: `hostname` has small letters.
        "bucket": unquote(parts.netloc.rpartition("@")[2]),
        "prefix": unquote(parts.path).strip("/"),
        "region": options.get("region", "us-east-1"),
        "virtual_hosted_style_request": str(options.get("style") == "host").lower(),
    }
    if "endpoint" in options:
        place["endpoint"] = options["endpoint"].rstrip("/")
    if parts.username:
        place["access_key_id"] = unquote(parts.username)
        place["secret_access_key"] = unquote(parts.password or "")
    return place
