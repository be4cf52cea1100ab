"""Name a bundle in a page of the desk where it names files in a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from django.conf import settings

from articles.admin.parts.bundles import serving
from articles.admin.parts.bundles.joining import drawn, needing_packages
from articles.foundation.slugs import path_of

TAG = re.compile(r"<link\b[^>]*>|<style\b|<script\b([^>]*)>.*?</script>\s*", re.S)
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+\.svg)(")')
# Types that execute nothing, and so are in nobody's way.
DATA = {"importmap", "application/json", "speculationrules"}
SHEET, BLOCKING, DEFERRED, MODULE = "sheet", "blocking", "deferred", "module"
KINDS = {SHEET: "css", BLOCKING: "js", DEFERRED: "js", MODULE: "mjs"}
TAGS = {
    SHEET: '<link rel="stylesheet" href="{}"{}>\n',
    BLOCKING: '<script src="{}"{}></script>\n',
    DEFERRED: '<script src="{}" defer{}></script>\n',
    MODULE: '<script type="module" src="{}"{}></script>\n',
}
# Browsers run both once the page is read.
AFTERWARDS = {DEFERRED, MODULE}


@dataclass
class Named:
    """A file in a page: `name` is that of a static file, "" if it stays as it is."""

    turn: str
    name: str
    nonce: str
    start: int
    end: int


class BundlesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_desk = request.path_info.startswith(path_of("admin:index"))
        if is_desk and is_html(response) and serving.is_possible():
            response.content = bundled(response.text)
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response


def is_html(response) -> bool:
    return not response.streaming and response.headers.get(
        "Content-Type", ""
    ).startswith("text/html")


def bundled(html: str) -> str:
    changes: list[tuple[int, int, str]] = []
    for run in divided(runs_of(html)):
        first = run[0]
        names = tuple(one.name for one in run)
        # A module brings others along, also by itself.
        if (len(run) > 1 or first.turn == MODULE) and (
            at := serving.address(KINDS[first.turn], names)
        ):
            nonce = f' nonce="{first.nonce}"' if first.nonce else ""
            tag = TAGS[first.turn].format(escape(at), nonce)
            changes.append((first.start, first.end, tag))
            changes += [(one.start, one.end, "") for one in run[1:]]
    for start, end, text in sorted(changes, reverse=True):
        html = html[:start] + text + html[end:]
    return PICTURE.sub(with_drawing, html)


def with_drawing(found: re.Match) -> str:
    name = static_name(found[2])
    return f"{found[1]}{(name and drawn(name)) or found[2]}{found[3]}"


def divided(runs: list[list[Named]]) -> Iterator[list[Named]]:
    """Yield the runs, with modules that need another package's in one of their own.

    If such a file doesn't come, as that of the editor, all the others still work.
    """
    for run in runs:
        needing = set()
        if run[0].turn == MODULE:
            needing = needing_packages(tuple(one.name for one in run))
        for part in (
            [one for one in run if one.name not in needing],
            [one for one in run if one.name in needing],
        ):
            if part:
                yield part


def runs_of(html: str) -> list[list[Named]]:
    """Return the files that may be joined.

    Between style sheets, and between scripts that run at once, nothing else may have
    its turn. A script that runs after parsing may come a little earlier than another
    file: modules know nothing of scripts, and a script with data of its own only of
    earlier ones.
    """
    runs: list[list[Named]] = []
    last: dict[str, list[Named]] = {}
    for found in TAG.finditer(html):
        one = named(found)
        if one is None:
            continue
        if not one.name and one.turn not in AFTERWARDS:
            last.pop(one.turn, None)
        elif not one.name:
            continue
        elif one.turn in last:
            last[one.turn].append(one)
        else:
            last[one.turn] = [one]
            runs.append(last[one.turn])
    return runs


def named(found: re.Match) -> Named | None:
    """Return what a tag names; None if it has no turn."""
    text = found[0]
    place = (found.start(), found.end())
    if text.startswith("<style"):
        return Named(SHEET, "", "", *place)
    is_script = text.startswith("<script")
    told = dict(ATTRIBUTE.findall(found[1] if is_script else text[5:-1]))
    nonce = told.pop("nonce", "")
    if is_script:
        kind = told.pop("type", "")
        if kind in DATA:
            return None
        is_deferred = told.pop("defer", None) is not None
        turn = MODULE if kind == "module" else DEFERRED if is_deferred else BLOCKING
        is_empty = text.partition(">")[2].strip() == "</script>"
        # An inline module or script has its turn, and stays where it is.
        name = static_name(told.pop("src", "")) if is_empty else ""
    else:
        if told.pop("rel", "") != "stylesheet":
            return None
        turn, name = SHEET, static_name(told.pop("href", ""))
        if told.get("media") in {"all", "screen"}:
            del told["media"]
    return Named(turn, "" if told else name, nonce, *place)


def static_name(address: str) -> str:
    address = unescape(address)
    prefix = settings.STATIC_URL
    return address.removeprefix(prefix) if address.startswith(prefix) else ""
