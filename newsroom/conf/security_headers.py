"""Restrictions that every response sets for browsers, whoever makes the response."""

from collections.abc import Mapping
from wsgiref.headers import Headers

from django.conf import settings
from django.utils.csp import CSP, build_policy

from newsroom.conf import env

# Content Security Policy: all from the site itself, nothing inline.
PAGE_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    # Django's pages of the desk mark their files with a nonce; pages that ask for none,
    # as the public ones, get none. Styles need no exception: the editor brings none.
    "script-src": [CSP.SELF, CSP.NONCE],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "img-src": [CSP.SELF, "data:"],
}
# A drawing may have styles of its own, as a look's icon for bright and dark does, and
# browsers judge them by what comes with the file. Nothing else in it acts or loads.
DRAWING_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "img-src": ["data:"],
}

# Browsers hold on to https for a year once they have seen the site (HSTS). Beyond its
# own host name that binds what others may run: so the operator decides.
# The scope of the setting → Django's checks that would ask for more.
HSTS_CHECKS = {
    "host": ["security.W005", "security.W021"],
    "subdomains": ["security.W021"],
    "preload": [],
}
HSTS = env.choice("NEWSROOM_HSTS", HSTS_CHECKS, default="host")
HSTS_HAS_SUBDOMAINS: bool = HSTS != "host"
HSTS_IS_PRELOADED: bool = HSTS == "preload"
# Decided, so nothing warns of it.
SILENCED_CHECKS: list[str] = HSTS_CHECKS[HSTS]
# Features that no page needs. A script that ever got into a page has none of them. The
# clipboard and passkeys, which the desk uses, keep their default: the site alone.
NOT_NEEDED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
FORWARDED = "x-forwarded-proto"
PERMISSIONS = "Permissions-Policy", ", ".join(f"{name}=()" for name in NOT_NEEDED)


class PermissionsMiddleware:
    """Say what Django's own middleware knows nothing of."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault(*PERMISSIONS)
        return response


def was_https(told: Mapping[str, str], scheme: str = "http") -> bool:
    """Return True if a request was encrypted, as Django sees it: a proxy may say so.

    `told` has the request's headers, by their names in lower case.
    """
    said = told.get(FORWARDED) if settings.NEWSROOM_PROXY_COUNT else None
    if said is None:
        return scheme == "https"
    return said.split(",", 1)[0].strip() == "https"


def headers(*, is_https: bool = False) -> dict[str, str]:
    """Return the headers of responses that pass no middleware of Django's.

    HSTS may not be sent over plain http (RFC 6797, 7.2).
    """
    return (strict() if is_https else {}) | {
        "Content-Security-Policy": build_policy(PAGE_POLICY),
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        PERMISSIONS[0]: PERMISSIONS[1],
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }


def strict() -> dict[str, str]:
    """Return that the site is https only, as Django's middleware says it."""
    if not settings.SECURE_HSTS_SECONDS:
        return {}
    parts = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
    if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS:
        parts.append("includeSubDomains")
    if settings.SECURE_HSTS_PRELOAD:
        parts.append("preload")
    return {"Strict-Transport-Security": "; ".join(parts)}


def add_to_file(headers: Headers, path: str, url: str) -> None:
    """Say of a static file what differs from pages, as WhiteNoise asks."""
    if url.endswith(".svg"):
        headers[str(CSP.HEADER_ENFORCE)] = build_policy(DRAWING_POLICY)
