"""The pictures of an export: found in a copy of WordPress's folder of uploads.

Nothing is ever fetched, and no name leads out of that folder.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from articles.transfer.importing.wordpress.export.index import Index, bare
from articles.transfer.importing.wordpress.export.items import Attachment

# WordPress keeps them in these, below its address; older networks use the second.
FOLDERS = ("/wp-content/uploads/", "/files/")
# WordPress adds this to the name of a picture that it made smaller.
SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,})(?=\.\w{2,5}$)")
PICTURES = {
    ".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".avif", ".heic", ".heif",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is there, and what the export says of it."""

    path: Path
    digest: str
    attachment: Attachment | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a picture can't be taken, and what may be done."""

    reason: str
    remedy: str


class Uploads:
    """`folder` is a copy of `wp-content/uploads`, None if there is none."""

    def __init__(self, folder: Path | None, index: Index):
        self.folder = folder.resolve() if folder else None
        self.index = index
        self.sites = {bare(one) for one in index.addresses} - {""}
        self.hosts = {without_www(one.partition("/")[0]) for one in self.sites}
        self.by_path = {path_of(one, self): one for one in index.attachments.values()}

    def find(self, number: int, address: str) -> Upload | Missing:
        """Return the file of an attachment, or else of a picture's address."""
        attachment = self.index.attachments.get(number)
        name = path_of(attachment, self) if attachment else self.below(address)
        if not name and address:
            name = self.below(address)
        if not name:
            return self.elsewhere(number, address)
        attachment = attachment or self.by_path.get(SIZE.sub("", name))
        attachment = attachment or self.by_path.get(name)
        if self.folder is None:
            return Missing(
                f"The picture {shown(name)} is left out, as no folder of uploads was "
                "named.",
                "Run it again with --uploads FOLDER.",
            )
        if not is_inside(name):
            return Missing(
                f"The picture {shown(name)} is refused: its name leads out of the "
                "folder of uploads.",
                "Look at what the export says; add the picture at the desk.",
            )
        for candidate in candidates(name):
            if path := self.at(candidate):
                return Upload(path, digest_of(path), attachment)
        return Missing(
            f"The picture {shown(name)} is left out: it isn't among the uploads.",
            "Copy the file there and run it again, or add it at the desk.",
        )

    def at(self, name: str) -> Path | None:
        """Return the file of that name; none that a link leads to from elsewhere."""
        if self.folder is None:
            return None
        try:
            path = (self.folder / name).resolve()
            inside = path.is_relative_to(self.folder) and path.is_file()
        except (OSError, ValueError):
            return None
        return path if inside else None

    def below(self, address: str) -> str:
        """Return the part of an address below the uploads, "" if it is no such one."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        if parts.scheme.lower() not in {"", "http", "https"}:
            return ""
        host = without_www(parts.netloc.rpartition("@")[2].lower())
        if host and host not in self.hosts:
            return ""
        for folder in FOLDERS:
            _before, found, name = parts.path.partition(folder)
            if found:
                return unquote(name)
        return ""

    def elsewhere(self, number: int, address: str) -> Missing:
        if not address:
            return Missing(
                f"The picture {number} is left out: the export doesn't hold it."
                if number
                else "A picture without address is left out.",
                "Export all content, or add the picture at the desk.",
            )
        return Missing(
            f"The picture {shown(address)} is left out: it is no upload of this site, "
            "and nothing is fetched.",
            "If you may use it, add it at the desk.",
        )


def path_of(attachment: Attachment | None, uploads: Uploads) -> str:
    if attachment is None:
        return ""
    return attachment.path or uploads.below(attachment.url)


def is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    odd = "\0" in name or "\\" in name
    return not (path.is_absolute() or ".." in path.parts or odd)


def candidates(name: str) -> list[str]:
    """Return the names of a picture, that of the largest first."""
    stem = SIZE.sub("", name)
    path = PurePosixPath(stem)
    scaled = str(path.with_name(f"{path.stem}-scaled{path.suffix}"))
    return list(dict.fromkeys((stem, scaled, name)))


def is_picture(attachment: Attachment) -> bool:
    name = attachment.path or urlsplit(attachment.url).path
    return PurePosixPath(name).suffix.lower() in PICTURES


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def without_www(host: str) -> str:
    return host.removeprefix("www.")


def shown(name: str) -> str:
    """Return a name as any terminal takes it, short enough for a line."""
    line = "".join(sign if sign.isprintable() else "?" for sign in name)
    return line if len(line) <= 120 else f"…{line[-119:]}"
