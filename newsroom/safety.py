"""What every answer tells a browser that it may not do, whoever makes the answer."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.csp import build_policy

from newsroom import csp

# What no page here needs, and so no script that ever got into one has. The clipboard
# and passkeys, which the desk uses, are left to the site itself, as they are unasked.
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
    """Whether a request came encrypted, as Django sees it: a proxy may say so.

    `told` has the request's headers, by their names in lower case.
    """
    said = told.get(FORWARDED) if settings.NEWSROOM_PROXY_COUNT else None
    if said is None:
        return scheme == "https"
    return said.split(",", 1)[0].strip() == "https"


def headers(*, is_https: bool = False) -> dict[str, str]:
    """Return what answers have to tell that pass no middleware of Django's.

    That the site is https only may not be said on plain http (RFC 6797, 7.2).
    """
    return (strict() if is_https else {}) | {
        "Content-Security-Policy": build_policy(csp.POLICY),
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
