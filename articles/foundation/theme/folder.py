"""A look from a folder, read as a whole at the start, or refused with a reason."""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from articles.foundation.theme import colours
from articles.foundation.theme.pictures import KINDS, SVG, LookPicture, read_picture
from articles.foundation.theme.refusing import refused
from articles.foundation.theme.sheets import Colours, own_colours

FOLDERS = ("locale", "static", "templates")
# Files that people and programs put into folders; the newsroom doesn't read them.
REMARKS = (".", "README", "LICENSE")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Look:
    """The look of pages and desk; without a folder it is the default one.

    `favicon` is the icon in a tab, `icon` the large one, None if there is none.
    `digest` changes with anything in the folder, and `changed_at` is the time of the
    last change.
    """

    colours: Colours
    favicon: LookPicture
    share: LookPicture
    logo: LookPicture | None = None
    icon: LookPicture | None = None
    folder: Path | None = None
    digest: str = ""
    changed_at: datetime = EPOCH

    @property
    def papers(self) -> tuple[str, str]:
        """Return the colour of the page, light and dark, for the browser around it."""
        return self.colours["light"]["paper"], self.colours["dark"]["paper"]

    @property
    def templates(self) -> list[Path]:
        """Return the folders whose templates take precedence over the default ones."""
        return [self.folder / "templates"] if self.folder else []

    @property
    def locale(self) -> list[Path]:
        """Return the folders whose catalogues take precedence over the default ones."""
        return [self.folder / "locale"] if self.folder else []


@cache
def house() -> Look:
    return Look(
        colours=own_colours(),
        favicon=LookPicture("articles/icon.svg", SVG),
        share=LookPicture("articles/share.png", "image/png", 1200, 630),
        icon=LookPicture("articles/icon.png", "image/png", 512, 512),
    )


def look_in(folder: Path) -> Look:
    """Read the look in a folder; raise `Refused` for anything that is wrong with it."""
    try:
        found = {path.name: path for path in sorted(folder.iterdir())}
        files = sorted(files_in(folder))
        digest = digest_of(folder, files)
    except OSError as error:
        raise refused(
            Path(error.filename or folder),
            f"can't be read ({error.strerror}).",
            "Name a folder that is there and that the newsroom may read; "
            "an empty setting gives the house's own look.",
        ) from None
    changed = max((path.stat().st_mtime for path in files), default=0)
    parts = dict(pictures(folder, set(found)))
    for name, path in found.items():
        check_name(name, path, parts)
    for path in files:
        if path.suffix == ".mo":
            check_catalogue(path)
    own = house()
    return Look(
        colours=colours.read_colours(found[colours.NAME])
        if colours.NAME in found
        else own.colours,
        favicon=parts.get("favicon", own.favicon),
        share=parts.get("share", own.share),
        logo=parts.get("logo"),
        icon=large_icon(parts),
        folder=folder,
        digest=digest,
        changed_at=datetime.fromtimestamp(changed, UTC),
    )


def large_icon(parts: dict[str, LookPicture]) -> LookPicture | None:
    """Return the site's icon for phones and feed readers; None if there is only the
    tab's icon, and it can't be shown so large.
    """
    own = house()
    favicon = parts.get("favicon")
    if "icon" in parts or favicon is None:
        return parts.get("icon", own.icon)
    return favicon if favicon.is_for_telephones else None


def files_in(folder: Path) -> Iterator[Path]:
    """Yield all files but hidden ones and those in hidden folders, such as .git."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from files_in(path)
        else:
            yield path


def digest_of(folder: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder)}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def pictures(folder: Path, names: set[str]) -> Iterator[tuple[str, LookPicture]]:
    for kind, suffixes in KINDS.items():
        here = [f"{kind}{suffix}" for suffix in suffixes if f"{kind}{suffix}" in names]
        if len(here) > 1:
            raise refused(
                folder,
                f"has {' and '.join(here)}, of which one alone can be shown.",
                "Remove all but one.",
            )
        for name in here:
            yield kind, read_picture(kind, folder / name)


def check_name(name: str, path: Path, parts: dict[str, LookPicture]) -> None:
    """Refuse a file that nothing would read: its name is misspelt."""
    used = {colours.NAME, *(Path(picture.name).name for picture in parts.values())}
    if name.startswith(REMARKS) or name in used:
        return
    if name in FOLDERS and path.is_dir():
        return
    known = (f"{kind}{suffix}" for kind in KINDS for suffix in KINDS[kind])
    raise refused(
        path,
        "is no part of a look.",
        f"Those are {', '.join((colours.NAME, *known))} and the folders locale, "
        "templates and static, where files of your own belong.",
    )


def check_catalogue(path: Path) -> None:
    """Refuse a catalogue that Django couldn't read: every page would fail."""
    try:
        with path.open("rb") as file:
            GNUTranslations(file)
    except (OSError, struct.error, ValueError) as error:
        raise refused(
            path,
            f"isn't a compiled catalogue of translations ({error}).",
            "Compile it anew from its .po file.",
        ) from None
