"""A server that answers as S3 does: buckets of objects, asked with signed requests."""

import hashlib
import hmac
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape, unescape

KEY, SECRET, REGION = "tests", "a secret/with+signs", "eu-1"
# As many as S3 names at once are a thousand: here few, so that there is a next page.
PAGE = 5
PARTIAL = 206
DENIED = "<Code>AccessDenied</Code><Message>Access Denied</Message>"


class Bucket(ThreadingHTTPServer):
    """One bucket, whatever it is called; tests make it `is_full` or `is_away`, or let
    its key add files only.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Asked)
        self.objects: dict[str, bytes] = {}
        self.is_full = self.is_away = self.only_adds = False

    @property
    def address(self) -> str:
        """Return the value of NEWSROOM_MEDIA_URL for it."""
        who = f"{KEY}:{quote(SECRET, safe='')}"
        where = f"endpoint=http://127.0.0.1:{self.server_port}&region={REGION}"
        return f"s3://{who}@pictures/house?{where}"


class Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Bucket
    part = ""

    def parse_request(self):
        if super().parse_request() and not self.server.is_away:
            return True
        self.close_connection = True
        return False

    @property
    def name(self) -> str:
        _empty, _bucket, name = urlsplit(self.path).path.split("/", 2)
        return unquote(name)

    def do_GET(self):
        asked = dict(parse_qsl(urlsplit(self.path).query))
        if asked.get("list-type") == "2":
            self.answer(200, self.listed(asked).encode())
        elif (data := self.server.objects.get(self.name)) is None:
            self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        elif said := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", "")):
            start, end = int(said[1]), int(said[2])
            self.part = f"bytes {start}-{end}/{len(data)}"
            self.answer(206, data[start : end + 1])
        else:
            self.answer(200, data)

    do_HEAD = do_GET  # noqa: N815 (http.server calls it so)

    def do_PUT(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.is_full:
            self.answer(507, b"<Error><Code>QuotaExceeded</Code></Error>")
            return
        if self.is_signed:
            self.server.objects[self.name] = data
        self.answer(200)

    def do_POST(self):
        """Delete several at once."""
        told = self.rfile.read(int(self.headers["Content-Length"])).decode()
        found = re.findall("<Key>.+?</Key>", told)
        if self.server.only_adds:
            denied = "".join(f"<Error>{key}{DENIED}</Error>" for key in found)
            self.answer(200, f"<DeleteResult>{denied}</DeleteResult>".encode())
            return
        done = "".join(f"<Deleted>{key}</Deleted>" for key in found)
        for key in found if self.is_signed else ():
            self.server.objects.pop(unescape(key[5:-6]), None)
        self.answer(200, f"<DeleteResult>{done}</DeleteResult>".encode())

    def listed(self, asked: dict[str, str]) -> str:
        after = asked.get("continuation-token", "")
        prefix = asked.get("prefix", "")
        names = sorted(self.server.objects)
        found = [one for one in names if one.startswith(prefix) and one > after]
        folders = set()
        if asked.get("delimiter"):
            deeper = [one for one in found if "/" in one[len(prefix) :]]
            folders = {prefix + one[len(prefix) :].split("/")[0] for one in deeper}
            found = [one for one in found if one not in deeper]
        entries = "".join(
            f"<Contents><Key>{escape(one)}</Key><Size>{len(self.server.objects[one])}"
            "</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
            for one in found[:PAGE]
        )
        more = found[PAGE:] and f"<NextContinuationToken>{escape(found[PAGE - 1])}"
        following = f"{more}</NextContinuationToken>" if more else ""
        is_cut = str(bool(more)).lower()
        entries += "".join(
            f"<CommonPrefixes><Prefix>{escape(one)}/</Prefix></CommonPrefixes>"
            for one in sorted(folders)
        )
        return (
            f"<ListBucketResult><IsTruncated>{is_cut}</IsTruncated>{entries}"
            f"{following}</ListBucketResult>"
        )

    @property
    def is_signed(self) -> bool:
        return signature(self) in self.headers.get("Authorization", "")

    def answer(self, status: int, body: bytes = b"") -> None:
        """Answer whoever signed what is asked, and refuse all others."""
        if not self.is_signed:
            status, body = 403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>"
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status == PARTIAL:
            self.send_header("Content-Range", self.part)
        self.send_header("Last-Modified", formatdate(usegmt=True))
        self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args):
        """Keep quiet: the test's output is for failures."""


def signature(asked: BaseHTTPRequestHandler) -> str:
    """Return the signature (version 4) that the request has if the key is right."""
    parts = urlsplit(asked.path)
    told = asked.headers.get("Authorization", "").partition("SignedHeaders=")[2]
    names = told.partition(",")[0].split(";")
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    lines = [
        asked.command,
        parts.path,
        "&".join(f"{quote(k, safe='')}={quote(v, safe='')}" for k, v in query),
        *(f"{name}:{asked.headers.get(name, '').strip()}" for name in names),
        "",
        ";".join(names),
        asked.headers.get("x-amz-content-sha256", ""),
    ]
    moment = asked.headers.get("x-amz-date", "")
    scope = [moment[:8], REGION, "s3", "aws4_request"]
    said = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    text = "\n".join(["AWS4-HMAC-SHA256", moment, "/".join(scope), said])
    key = f"AWS4{SECRET}".encode()
    for part in (*scope, text):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return f"Signature={key.hex()}"


@contextmanager
def bucket() -> Iterator[Bucket]:
    with Bucket() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
