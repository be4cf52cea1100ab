"""Files that the command writes beside what it stores: whole or not at all."""

from pathlib import Path

from articles.foundation.image_files import write_whole


def write_text(path: Path, text: str) -> None:
    """OSError with the name of this file, not of what was begun beside it."""
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
