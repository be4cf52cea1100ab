"""Rules for the headers of any response, and the exceptions in docs/security.md."""

import re
from fnmatch import fnmatchcase
from functools import cache

from tests.conftest import ROOT

# Header → what it has to say, wherever an answer comes from.
EVERYWHERE = {
    "Content-Security-Policy": r"default-src 'self';.*",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": r".*\bcamera=\(\),.*\bgeolocation=\(\),.*",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NONE_OF = ("base-uri", "frame-ancestors", "object-src")
STRICT = "max-age=31536000"
# Statuses that a cache may store: it needs to know for how long.
PAGES = {200, 404, 410}
# The software and its version are nobody's business. Nor is the content that of a
# script on another site.
UNSAID = ("Server", "X-Powered-By", "Via", "Access-Control-Allow-Origin")
EXCEPTION = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|", re.MULTILINE)


@cache
def exceptions() -> dict[str, set[str]]:
    """Return what the page on security lets differ: header or rule → addresses."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    _before, _title, after = page.partition("## Answers that differ\n")
    table, _title, _rest = after.partition("\n## ")
    found: dict[str, set[str]] = {}
    for rule, addresses in EXCEPTION.findall(table):
        found.setdefault(rule, set()).update(re.findall(r"`([^`]+)`", addresses))
    return found


def is_excepted(rule: str, path: str) -> bool:
    """Return whether the path is excepted, by its beginning or by a pattern."""
    known = exceptions().get(rule, ())
    return any(path.startswith(one) or fnmatchcase(path, one) for one in known)


def faults(response, path: str, *, is_desk: bool, is_https: bool = False) -> list[str]:
    """Return what the headers of an answer don't say as they have to."""
    found = [*of_every_answer(response.headers, is_https=is_https)]
    found += of_cookies(response.cookies, is_desk=is_desk, is_https=is_https)
    found += of_copies(response, is_desk=is_desk)
    return [
        f"{path}: {rule}: {said}" for rule, said in found if not is_excepted(rule, path)
    ]


def of_every_answer(headers, *, is_https: bool):
    for name, wanted in EVERYWHERE.items():
        if not re.fullmatch(wanted, said := headers.get(name, "")):
            yield name, said
    policy = headers.get("Content-Security-Policy", "")
    if "unsafe" in policy or "*" in policy or "http" in policy:
        yield "Content-Security-Policy", policy
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    for name in NONE_OF:
        if parts.get(name) != "'none'":
            yield "Content-Security-Policy", f"{name} {parts.get(name)}"
    if parts.get("form-action") != "'self'":
        yield "Content-Security-Policy", policy
    said = headers.get("Strict-Transport-Security", "")
    if said != (STRICT if is_https else ""):
        yield "Strict-Transport-Security", said
    for name in UNSAID:
        if name in headers:
            yield name, headers[name]


def of_cookies(cookies, *, is_desk: bool, is_https: bool):
    """Readers get none; those of the desk are for it alone."""
    for name, cookie in cookies.items():
        if not is_desk:
            yield "Set-Cookie", name
        if cookie["max-age"] == 0:
            continue  # taken away
        if not cookie["httponly"]:
            yield "HttpOnly", name
        if cookie["samesite"] not in {"Lax", "Strict"}:
            yield "SameSite", name
        if bool(cookie["secure"]) != is_https:
            yield "Secure", name


def of_copies(response, *, is_desk: bool):
    """Yield faults: caches store no desk page, and public pages depend on no user."""
    said = response.headers.get("Cache-Control", "")
    control = {part.strip().partition("=")[0] for part in said.split(",")}
    varies = response.headers.get("Vary", "")
    if is_desk and not control & {"no-store"}:
        yield "Cache-Control", said
    is_page = (
        response.status_code in PAGES and response.request["REQUEST_METHOD"] == "GET"
    )
    if not is_desk and ("Cookie" in varies or (is_page and not said)):
        yield "Cache-Control", f"{said}; Vary: {varies}"
